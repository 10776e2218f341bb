// What a comparison on every bit pattern found.

/// The mismatches of kernels, and their largest errors.
public struct ExhaustiveResult: Sendable {
  private var firstMismatches: [String: Mismatch] = [:]
  private var largestErrors: [String: LargestError] = [:]

  /// The first mismatch of each kernel that has any, by the kernels' ids.
  public var mismatches: [Mismatch] { firstMismatches.values.sorted { $0.kernel < $1.kernel } }

  /// The largest error of each kernel whose operation has an exact function, by their ids.
  public var errors: [LargestError] { largestErrors.values.sorted { $0.kernel < $1.kernel } }

  /// The largest error of all; nil where the operation is exact.
  public var largestError: LargestError? { errors.max { $0.ulps < $1.ulps } }

  mutating func add(_ mismatch: Mismatch) {
    firstMismatches[mismatch.kernel] = firstMismatches[mismatch.kernel] ?? mismatch
  }

  mutating func add(_ error: LargestError) {
    guard error.ulps > largestErrors[error.kernel]?.ulps ?? -1 else { return }
    largestErrors[error.kernel] = error
  }

  mutating func merge(_ other: ExhaustiveResult) {
    for mismatch in other.firstMismatches.values { add(mismatch) }
    for error in other.largestErrors.values { add(error) }
  }
}

/// Where a kernel is farthest from the exact answer.
public struct LargestError: Sendable, Hashable {
  /// The kernel's id.
  public let kernel: String
  /// The distance, in units in the last place of the exact answer.
  public let ulps: Double
  /// Bits of the first input.
  public let x: UInt64
  /// Bits of the second; nil where there is none.
  public let dy: UInt64?
}
