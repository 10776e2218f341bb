// What speed-ups are over.

/// The benchmarks of a record that speed-ups are over: `scalar-branch`, and of functions that are not made of
/// pieces, and so have no branch, `scalar-branchless`.
public struct SpeedUpUnit: Sendable {
  /// The variant where nobody asks for another.
  public static let variant = "scalar-branch"
  private static let branchless = "scalar-branchless"
  private let branching: Set<String>

  /// The unit among the benchmarks of a record.
  public init(among identities: some Sequence<BenchmarkIdentity>) {
    branching = Set(identities.lazy.filter { $0.variant == Self.variant }.map(\.operation))
  }

  /// Whether a benchmark is the unit of those of its operation.
  public func contains(_ identity: BenchmarkIdentity) -> Bool {
    identity.isKernel
      && identity.variant
        == (branching.contains(identity.operation) ? Self.variant : Self.branchless)
  }

  /// Whether an operation has no branch.
  func isBranchless(_ identity: BenchmarkIdentity) -> Bool {
    contains(identity) && identity.variant == Self.branchless
  }
}
