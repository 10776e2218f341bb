// What the two processes of a duel and their referee say to each other, a line at a time.

/// The language between the referee of a duel and the two executables.
///
/// The referee starts each executable as `relubench duel-worker ...`. The worker says a
/// ``DuelHello`` and then answers each request with one line: a ``DuelPreparation`` to `prepare`,
/// and nanoseconds per iteration, a plain number, to `sample`. The end of its input ends it.
///
/// Lines of words carry the requests, because a sample is asked for thousands of times and the
/// answer should cost less than what it measures. JSON carries what is said once.
public enum DuelProtocol {
  /// Raised when a worker of before would not understand, or would be misunderstood.
  public static let version = 1
  /// How the last words of a worker begin that cannot map the memory it is told to share.
  ///
  /// It ends then, and does not go on with memory of its own: the other side has to have its own as
  /// well, and a referee from before would not know.
  public static let cannotShare = "cannot map the shared memory"
  /// The verb under which an executable plays.
  public static let workerVerb = "duel-worker"
}

/// One line from the referee.
public enum DuelRequest: Sendable, Equatable {
  /// Make these benchmarks ready, in place of any that were: indices into the hello's list.
  case prepare([Int])
  /// Take one sample; `core` is the only one to run on, nil for any.
  case sample(benchmark: Int, batch: Int, core: Int?)

  /// The request as a line, without its end.
  public var line: String {
    switch self {
    case .prepare(let benchmarks):
      (["prepare"] + benchmarks.map { "\($0)" }).joined(separator: " ")
    case .sample(let benchmark, let batch, let core):
      "sample \(benchmark) \(batch) \(core.map { "\($0)" } ?? "any")"
    }
  }

  /// Reads a line; nil where it is no request.
  public init?(_ line: some StringProtocol) {
    let words = line.split(separator: " ")
    let numbers = words.dropFirst().map { Int($0) }
    switch (words.first, numbers.count) {
    case ("prepare", _):
      guard numbers.allSatisfy({ $0 != nil }) else { return nil }
      self = .prepare(numbers.compactMap { $0 })
    case ("sample", 3):
      guard let benchmark = numbers[0], let batch = numbers[1],
        numbers[2] != nil || words[3] == "any"
      else { return nil }
      self = .sample(benchmark: benchmark, batch: batch, core: numbers[2])
    default:
      return nil
    }
  }
}

/// What a worker says of itself when it starts.
public struct DuelHello: Sendable, Equatable, Codable {
  /// A benchmark that the worker can measure.
  public struct Offer: Sendable, Equatable, Codable {
    /// Which one.
    public var identity: BenchmarkIdentity
    /// The hash of what is measured, as this executable understands it.
    public var version: String
    /// Benchmarks of one group share their buffers and are measured in the same rounds.
    public var group: Int

    /// Offers a benchmark.
    public init(identity: BenchmarkIdentity, group: Int) {
      self.identity = identity
      version = identity.version
      self.group = group
    }
  }

  /// ``DuelProtocol/version`` of the executable.
  public var duelProtocol: Int
  /// How it was built.
  public var build: BuildFacts
  /// What it can measure, of what was asked for.
  public var benchmarks: [Offer]

  /// A hello in the protocol of this build.
  public init(build: BuildFacts, benchmarks: [Offer]) {
    duelProtocol = DuelProtocol.version
    self.build = build
    self.benchmarks = benchmarks
  }
}

/// A worker's answer to `prepare`: one for each benchmark, in the order asked.
public struct DuelPreparation: Sendable, Equatable, Codable {
  /// A benchmark made ready, or the reason why it could not be.
  public struct Entry: Sendable, Equatable, Codable {
    /// Iterations that make a sample long enough; nil where there will be none.
    public var batch: Int?
    /// What came of it; `ok` where it can be sampled.
    public var status: BenchmarkRecord.Status
    /// Why it is not ok.
    public var reason: String?

    /// A benchmark that can be sampled.
    public static func ready(batch: Int) -> Entry {
      Entry(batch: batch, status: .ok, reason: nil)
    }

    /// A benchmark that cannot.
    public static func failed(_ status: BenchmarkRecord.Status, _ reason: String) -> Entry {
      Entry(batch: nil, status: status, reason: reason)
    }
  }

  /// One for each benchmark asked for.
  public var prepared: [Entry]

  /// An answer.
  public init(prepared: [Entry]) {
    self.prepared = prepared
  }
}
