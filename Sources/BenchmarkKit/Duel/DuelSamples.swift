// What process pairs measured of a benchmark, and what it comes to.

import Foundation

/// The samples that one pair of processes took of one benchmark.
public struct ProcessPairSamples: Sendable, Equatable, Codable {
  /// Nanoseconds per iteration; sample k of both sides belongs to round k.
  public var old: [Double]
  /// As `old`.
  public var new: [Double]
  /// How many times as long a short copy took beside each sample as on a core of one's own; nil where
  /// nobody looked, and in results from before it.
  public var sharedCore: DuelSides<[Double]>?
  /// Iterations of each sample, the same on both sides.
  public var batch: Int
  /// Which process was started first.
  public var startedFirst: DuelSide
  /// The core that both ran on, one after the other; nil where they were free to move.
  public var core: Int?
  /// What the pair was refused; nil in results from before this was looked at.
  public var conditions: PairConditions?

  /// Samples of a pair; as many of `old` as of `new`.
  public init(
    old: [Double], new: [Double], batch: Int, startedFirst: DuelSide, core: Int? = nil,
    conditions: PairConditions? = nil
  ) {
    self.old = old
    self.new = new
    self.batch = batch
    self.startedFirst = startedFirst
    self.core = core
    self.conditions = conditions
  }

  /// The median of ln(new / old) over the rounds in which the core was clear beside both, where they are
  /// enough, else over all; nil where there is no round.
  public var medianLogRatio: Double? {
    median(sorted: rounds.map { log(new[$0] / old[$0]) }.sorted())
  }

  /// The rounds that estimates are of.
  fileprivate var rounds: [Int] {
    SampleSeries.rounds(of: [series(of: .old), series(of: .new)], enough: Self.enough)
  }

  /// Clear rounds that are enough: the fewest that a pair plays.
  private static let enough = DuelPlan().minimumRounds

  /// The samples of a side with what is known of the core beside them.
  public func series(of side: DuelSide) -> SampleSeries {
    let times = side == .old ? old : new
    guard let sharedCore, sharedCore.old.count == old.count, sharedCore.new.count == new.count
    else { return SampleSeries(times) }
    return SampleSeries(times, slowdowns: sharedCore[side])
  }

  /// Adds a round.
  mutating func add(_ round: DuelSides<Double>) {
    old.append(round.old)
    new.append(round.new)
  }
}

/// A benchmark over all process pairs.
public struct DuelBenchmark: Sendable, Equatable, Codable {
  /// Which one.
  public var identity: BenchmarkIdentity
  /// One for each process pair that measured it.
  public var pairs: [ProcessPairSamples]

  /// A benchmark without samples.
  public init(identity: BenchmarkIdentity, pairs: [ProcessPairSamples] = []) {
    self.identity = identity
    self.pairs = pairs
  }

  /// The median log-ratio of each process pair, in order.
  public var logRatios: [Double] { pairs.compactMap(\.medianLogRatio) }

  /// The ratio over all process pairs with its interval; nil without samples.
  ///
  /// A process pair is one observation: where its memory and its code came to lie is the same in
  /// all of its rounds, so that rounds of one pair agree with each other more than with the truth.
  /// An interval over all rounds would be far too narrow.
  public var comparison: PairedComparison? {
    PairedComparison(logRatios: logRatios, areIndependent: true)
  }

  /// The median time of one side over the rounds that the ratios are of, nanoseconds per iteration.
  public func median(of side: DuelSide) -> Double? {
    let times = pairs.flatMap { pair in
      pair.rounds.map { side == .old ? pair.old[$0] : pair.new[$0] }
    }
    return BenchmarkKit.median(sorted: times.sorted())
  }
}
