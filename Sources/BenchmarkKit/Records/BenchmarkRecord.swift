// One benchmark of a record: who it is, and what came of it.

/// One benchmark of a record: kernel x workload x threads, and what came of it.
public struct BenchmarkRecord: Sendable, Equatable {
  /// What came of a benchmark; the JSON field `status`.
  public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    /// Measured.
    case ok
    /// Not run, for a reason that is not a fault: the CPU lacks the instruction set.
    case skipped
    /// The output differs from the reference; such a kernel gets no speed.
    case wrongAnswer = "wrong-answer"
    /// Measured or tried, but the figure cannot be true or could not be taken.
    case invalid
  }

  /// What came of it: figures, or the reason for having none.
  public enum Outcome: Sendable, Equatable {
    case ok(BenchmarkFigures)
    case skipped(reason: String)
    case wrongAnswer(reason: String)
    /// Figures that cannot be true are kept where there are some, so that one can see why.
    case invalid(reason: String, figures: BenchmarkFigures? = nil)
  }

  /// Kernel x workload x threads.
  public var identity: BenchmarkIdentity
  /// What came of it.
  public var outcome: Outcome
  /// Remarks on the samples: `outliers`, `two-clusters`...
  public var flags: [String]
  /// The hash of what was measured, ``BenchmarkIdentity/version``; nil in records from before it.
  public var version: String?
  /// Benchmarks of one group were measured in the same rounds: sample k of one belongs with sample
  /// k of the other; nil where that is not known.
  public var group: Int?
  /// What the memory did in the same rounds; nil where that was not measured.
  public var ceiling: RecordedCeiling?
  /// Bytes that cross the bus in one iteration, lines read for ownership included; nil where that
  /// is not known.
  public var busBytesPerIteration: Int?
  /// How fast the core ran; nil where that is not known.
  public var frequency: RecordedFrequency?
  /// What others took meanwhile; nil where that is not known.
  public var disturbance: RecordedDisturbance?
  /// What the hardware counted; nil where it could not be used, or not for all threads.
  public var counters: RecordedCounters?
  /// Of a ceiling, which of its implementations was fastest and so was measured; of a kernel in
  /// another process the library and its version; nil for others.
  public var loop: String?

  /// Joins a benchmark with what came of it; its version follows from the identity.
  public init(
    identity: BenchmarkIdentity, outcome: Outcome, flags: [String] = [], group: Int? = nil,
    ceiling: RecordedCeiling? = nil, busBytesPerIteration: Int? = nil,
    loop: String? = nil
  ) {
    self.identity = identity
    self.outcome = outcome
    self.flags = flags
    version = identity.version
    self.group = group
    self.ceiling = ceiling
    self.busBytesPerIteration = busBytesPerIteration
    self.loop = loop
  }
}

extension BenchmarkRecord {
  /// The outcome in a word.
  public var status: Status {
    switch outcome {
    case .ok: .ok
    case .skipped: .skipped
    case .wrongAnswer: .wrongAnswer
    case .invalid: .invalid
    }
  }

  /// Why it is not ok; nil where it is.
  public var reason: String? {
    switch outcome {
    case .ok: nil
    case .skipped(let reason), .wrongAnswer(let reason), .invalid(let reason, _): reason
    }
  }

  /// The numbers, where there are any.
  public var figures: BenchmarkFigures? {
    switch outcome {
    case .ok(let figures): figures
    case .invalid(_, let figures): figures
    case .skipped, .wrongAnswer: nil
    }
  }

  /// GB/s (10^9 bytes per second), from the median; nil where there are no figures.
  public var throughput: Double? {
    figures?.throughput(bytesPerIteration: identity.bytesPerIteration)
  }

  /// The throughput over that of the ceiling, round by round where the record says so; nil where either is
  /// missing.
  public var fractionOfCeiling: Double? {
    guard let throughput, let ceiling else { return nil }
    return ceiling.share ?? throughput / ceiling.throughput
  }
}
