// What a process pair was given to play on equal terms, and what it was refused.

/// Where the processes of a pair worked.
public struct PairConditions: Sendable, Equatable, Codable {
  /// Why each side had memory of its own; nil where both worked on the same.
  public var ownMemory: String?
  /// Why the sides were not kept on one core; nil where they were, or need not be.
  public var unpinned: String?

  /// What a pair was refused.
  public init(ownMemory: String? = nil, unpinned: String? = nil) {
    self.ownMemory = ownMemory
    self.unpinned = unpinned
  }
}

/// On which core a pair is to run.
public enum CoreChoice: Sendable, Equatable {
  /// There is only one, or a program cannot choose: nothing is refused.
  case any
  /// This one, one side after the other.
  case only(Int)
  /// One would have been chosen, and the system did not allow it.
  case refused

  /// The core; nil where the sides move freely.
  var core: Int? { if case .only(let core) = self { core } else { nil } }

  /// ``PairConditions/unpinned`` of a pair whose pin was refused.
  static let refusal = "the system does not let a process choose its cores"
}

/// What the pairs of a duel or gate were refused, all together.
public struct DuelConditions: Sendable, Equatable, Encodable {
  /// Some of the pairs.
  public struct Part: Sendable, Equatable, Encodable {
    /// How many.
    public var pairs: Int
    /// Why the first of them.
    public var reason: String
  }

  /// Pairs of which it is known.
  public var pairs = 0
  /// Those whose sides did not share memory; nil for none.
  public var ownMemory: Part?
  /// Those whose sides were not kept on one core; nil for none.
  public var unpinned: Part?
  /// The share of the rounds looked at beside which something else worked on the core; nil where none was.
  public var sharedCoreShare: Double?
  private var rounds = 0, sharedRounds = 0

  private enum CodingKeys: CodingKey { case pairs, ownMemory, unpinned, sharedCoreShare }

  /// Conditions before any pair.
  public init() {}

  /// Adds a pair.
  ///
  /// - Returns: What nobody has been told yet.
  @discardableResult
  public mutating func note(_ pair: PairConditions) -> [String] {
    let before = DuelConditions.firsts(self)
    pairs += 1
    Self.add(pair.ownMemory, to: &ownMemory)
    Self.add(pair.unpinned, to: &unpinned)
    return zip(before, DuelConditions.firsts(self)).compactMap { $0 == nil ? $1 : nil }
  }

  /// Adds the rounds of a benchmark in a pair beside which the core was looked at.
  public mutating func note(_ samples: ProcessPairSamples) {
    guard let shared = samples.sharedCore, shared.old.count == shared.new.count else { return }
    rounds += shared.old.count
    sharedRounds += zip(shared.old, shared.new).count {
      max($0, $1) >= ThroughputProbe.leastSlowdown
    }
    sharedCoreShare = rounds == 0 ? nil : Double(sharedRounds) / Double(rounds)
  }

  /// From which share on it is worth a word.
  private static let worthAWord = 0.1

  private var sharedCoreRemark: [String] {
    guard let share = sharedCoreShare, share > Self.worthAWord else { return [] }
    return [
      "Beside \(Quantity.fixed(share * 100, digits: 0)) % of the rounds something else worked on the other "
        + "hardware thread of the core; where it was clear in enough others, the ratios are of those."
    ]
  }

  /// Each in a sentence with how many pairs it was true of.
  public var remarks: [String] {
    zip(Self.firsts(self), [ownMemory, unpinned]).compactMap { sentence, part in
      part.flatMap { part in sentence.map { "In \(part.pairs) of \(pairs) process pairs \($0)." } }
    } + sharedCoreRemark
  }

  private static func add(_ reason: String?, to part: inout Part?) {
    guard let reason else { return }
    part = Part(pairs: (part?.pairs ?? 0) + 1, reason: part?.reason ?? reason)
  }

  private static func firsts(_ conditions: DuelConditions) -> [String?] {
    [
      conditions.ownMemory.map {
        "the sides did not share memory, so that where it lies differs between them (\($0.reason))"
      },
      conditions.unpinned.map {
        "the sides were not kept on one core, so that they may differ in theirs (\($0.reason))"
      },
    ]
  }
}
