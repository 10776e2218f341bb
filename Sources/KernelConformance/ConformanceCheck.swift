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
        case .full:
          "every misalignment of source with every one of destination by 0..<64 bytes up to "
            + "\(ConformanceCase.longestFullCount), over the counts beyond"
        case .short: "every misalignment of source and of destination by 0..<64 bytes"
        }
      return """
        Counts 0...\(ConformanceCase.longestShortCount(.float32)) and \
        \(ConformanceCase.largeCounts.map(String.init).joined(separator: ", ")); out of place and in \
        place;
        \(misalignments), in steps of 4, of float64 of 8, of 16 bits, which have counts to \
        \(ConformanceCase.longestShortCount(.float16)), a choice (and for parallel kernels, with 6 splits);
        guard values on either side; NaN payloads, both zeros, infinities, subnormals; seven slopes; \
        equal bits, or where an operation's contract is a bound on the error, answers within it.
        """
    }
  }

  private let form: Form
  private let answers = ReferenceAnswers()

  /// A check of the given extent, which keeps what the reference answered for the next kernel.
  public init(_ form: Form = .full) { self.form = form }

  /// Compares `kernel` with the reference of its operation.
  ///
  /// A kernel that splits the elements is checked with both chunk policies and with grains and thread
  /// counts that split even short arrays; one that decides about threads itself with as many. Threads cost microseconds a call, so it goes through fewer
  /// misalignments: the loop inside is checked at all of them for itself, here it is the split that
  /// matters.
  ///
  /// - Returns: Cases compared.
  /// - Throws: The first `Mismatch`.
  public func check(_ kernel: any Kernel) throws(Mismatch) -> Int {
    let (type, inPlace) = (kernel.identity.elementType, kernel.identity.supportsInPlace)
    let cases =
      form == .full
      ? ConformanceCase.all(type, inPlace: inPlace) : ConformanceCase.short(type, inPlace: inPlace)
    let threading = kernel.identity.threading
    guard threading != .none else { return try compare(kernel, in: cases) }
    let offsets = ConformanceCase.offsets(type)
    let fewer = cases.filter {
      let (source, destination) = (
        offsets.firstIndex(of: $0.sourceOffset), offsets.firstIndex(of: $0.destinationOffset)
      )
      return (source ?? 0) % 5 == 0 && ($0.inPlace || (destination ?? 0) % 3 == 0)
    }
    let policies = threading == .split ? Chunking.Policy.allCases : [.static]
    let splits = policies.flatMap { policy in
      [(2, 1), (3, 16), (availableCores, 1000)].map { workers, grain in
        ConformanceCase.Split(policy: policy, workers: workers, grain: grain)
      }
    }
    return try compare(
      kernel,
      in: splits.flatMap { split in
        fewer.map { situation in
          var situation = situation
          situation.split = split
          return situation
        }
      })
  }

  /// Compares `kernel` with the reference in the given cases.
  ///
  /// - Returns: Cases compared.
  /// - Throws: The first `Mismatch`.
  public func compare(
    _ kernel: any Kernel, in cases: [ConformanceCase]
  ) throws(Mismatch) -> Int {
    switch kernel.identity.elementType.byteCount {
    case 2: try compare(kernel, in: cases, UInt16.self)
    case 4: try compare(kernel, in: cases, UInt32.self)
    default: try compare(kernel, in: cases, UInt64.self)
    }
  }

  private func compare<Bits: PatternBits>(
    _ kernel: any Kernel, in cases: [ConformanceCase], _: Bits.Type
  ) throws(Mismatch) -> Int {
    let arena = ConformanceArena<Bits>(
      kernel.identity.elementType, capacity: cases.map(\.count).max() ?? 0, answers: answers)
    for situation in cases {
      var split = kernel
      if let kernel = kernel as? any ConfigurableKernel, let wanted = situation.split {
        let call = CallShape(
          counts: [situation.count], parameter: situation.slope, threads: wanted.workers,
          chunking: Chunking(policy: wanted.policy, grain: wanted.grain))
        do throws(KernelUnready) { split = try kernel.configured(for: call) } catch {
          throw Mismatch(
            kernel: kernel.identity, fault: .unready(reason: error.reason), index: 0, x: nil,
            dy: nil, arguments: "--kernel \(kernel.id) --case \(situation)")
        }
      }
      if let mismatch = arena.firstMismatch(of: split, in: situation) { throw mismatch }
    }
    return cases.count
  }
}
