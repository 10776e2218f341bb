// Compares one kernel with the reference, case by case.

public import ReLUKernels

/// The comparison of kernels with the reference at every count, misalignment and aliasing.
public struct ConformanceCheck: Sendable {
  /// How many cases a check goes through.
  public enum Form: Sendable {
    /// Every misalignment of source times every misalignment of destination.
    case full
    /// Misalignments on a diagonal only, for CPUs emulated in software.
    case short

    /// What the check goes through, for people.
    public var explanation: String {
      let misalignments =
        switch self {
        case .full: "every misalignment of source and of destination by 0..<64 bytes"
        case .short: "every misalignment of the source by 0..<64 bytes"
        }
      return """
        Counts 0...\(ConformanceCase.longestShortCount) and \
        \(ConformanceCase.largeCounts.map(String.init).joined(separator: ", ")); out of place and in \
        place;
        \(misalignments) in steps of 4;
        guard values on either side; NaN payloads, both zeros, infinities, subnormals; equal bits.
        """
    }
  }

  /// The slope of leaky ReLU; one that is no power of two, so that the product rounds.
  public static let slope: Float = 0.01

  private let form: Form

  /// A check of the given extent.
  public init(_ form: Form = .full) { self.form = form }

  /// Compares `kernel` with the reference of its operation.
  ///
  /// A parallel kernel is checked with both chunk policies and with grains and thread counts that
  /// split even short arrays.
  ///
  /// - Returns: Cases compared.
  /// - Throws: The first `Mismatch`.
  public func check(_ kernel: any Kernel<Float>) throws(Mismatch) -> Int {
    let inPlace = kernel.identity.supportsInPlace
    var cases =
      form == .full
      ? ConformanceCase.all(inPlace: inPlace) : ConformanceCase.short(inPlace: inPlace)
    guard let parallel = kernel as? ParallelDispatch else {
      return try compare(kernel, in: cases)
    }
    // Threads cost microseconds a call: the loop inside is checked at every misalignment for
    // itself, here it is the split that matters.
    cases = cases.filter { $0.sourceOffset % 20 == 0 && $0.destinationOffset % 12 == 0 }
    var compared = 0
    for policy in Chunking.Policy.allCases {
      for (workers, grain) in [(2, 1), (3, 16), (availableCores, 1000)] {
        let configured = parallel.configured(
          workers: workers, chunking: Chunking(policy: policy, grain: grain))
        compared += try compare(configured, in: cases)
      }
    }
    return compared
  }

  /// Compares `kernel` with the reference in the given cases.
  ///
  /// - Returns: Cases compared.
  /// - Throws: The first `Mismatch`.
  public func compare(
    _ kernel: any Kernel<Float>, in cases: [ConformanceCase]
  ) throws(Mismatch) -> Int {
    let arena = ConformanceArena(capacity: cases.map(\.count).max() ?? 0)
    for situation in cases {
      if let mismatch = arena.firstMismatch(of: kernel, in: situation) { throw mismatch }
    }
    return cases.count
  }
}
