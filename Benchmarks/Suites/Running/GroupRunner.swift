// Measures one group: preparation, rounds, records.

public import BenchmarkKit
public import JemallocMemory
public import ReLUKernels

/// Turns a group of benchmarks into records.
///
/// What ``PreparedGroup`` found wrong or could not prepare has an outcome without a figure.
public struct GroupRunner {
  /// The suite the records name.
  public let suite: String
  /// Of every random value and of the order within rounds.
  public let seed: UInt64
  private let clock: ClockCharacter
  private let instruments: Instruments
  private let throttling: Throttling
  private let measuresCeilings: Bool
  private let coldDoubt: () -> String?
  private let settling: Settling
  private let kernel: (String) -> (any Kernel)?
  private let isCancelled: () -> Bool
  private let observe: (EngineEvent) -> Void

  /// A runner.
  ///
  /// - Parameters:
  ///   - suite: The suite the records name.
  ///   - seed: Of every random value and of the order within rounds.
  ///   - clock: The clock, which decides how long a sample has to be.
  ///   - measuresCeilings: Whether what the memory can do is measured in the same rounds.
  ///   - coldDoubt: Asked about groups with cold caches that have ceilings: why the pools may be
  ///     cached all the same; nil where they cannot be.
  ///   - instruments: What is looked at beside the clock.
  ///   - throttling: Remembers the frequencies of a run's groups.
  ///   - settling: Waits after each turn of another library's threads until they no longer look for
  ///     work; remembers a run's groups.
  ///   - kernel: Finds a kernel by its id; the catalog's by default.
  ///   - isCancelled: Polled between samples.
  ///   - observe: Told of every step.
  public init(
    suite: String, seed: UInt64, clock: ClockCharacter, measuresCeilings: Bool = false,
    coldDoubt: @escaping () -> String? = { CacheSizeProof.ofThisMachine.doubt },
    instruments: Instruments = .system(), throttling: Throttling = Throttling(),
    settling: Settling = Settling(),
    kernel: @escaping (String) -> (any Kernel)? = BenchmarkCatalog.kernel(id:),
    isCancelled: @escaping () -> Bool = { false },
    observe: @escaping (EngineEvent) -> Void = { _ in }
  ) {
    self.suite = suite
    self.seed = seed
    self.clock = clock
    self.instruments = instruments
    self.throttling = throttling
    self.measuresCeilings = measuresCeilings
    self.coldDoubt = coldDoubt
    self.settling = settling
    self.kernel = kernel
    self.isCancelled = isCancelled
    self.observe = observe
  }

  /// Verifies and measures the benchmarks of `group`.
  ///
  /// - Parameters:
  ///   - group: What to measure; benchmarks with a skip reason are recorded as skipped.
  ///   - budget: Nanoseconds for all of it: preparation, calibration, warm-up and rounds.
  ///   - fewestRounds: Whether the rounds end with the fewest that have an interval, whatever is left.
  /// - Returns: A record for each benchmark in the group's order, then one for each ceiling; nil if
  ///   it was cancelled before there was a result.
  /// - Throws: `GroupError` where memory or the engine fails.
  public func run(
    _ group: BenchmarkGroup, budget: UInt64, fewestRounds: Bool = false
  ) throws(GroupError) -> [BenchmarkRecord]? {
    let began = now()
    guard
      let prepared = try PreparedGroup(group, seed: seed, kernel: kernel, isCancelled: isCancelled)
    else { return nil }
    var outcomes = prepared.outcomes
    var flags: [BenchmarkSpec: [String]] = [:]
    var implementations: [BenchmarkSpec: String] = [:]
    var conditions = GroupConditions()
    var ceilings: [(CeilingSpec, BenchmarkRecord)] = []
    if !prepared.entries.isEmpty {
      guard let limits = try preparedCeilings(of: group, prepared) else { return nil }
      let contenders = prepared.entries.map(\.contender) + limits.entries.map(\.contender)
      let (measurement, disturbance) = try instruments.watching { () throws(GroupError) in
        settling.begin(contenders)
        let now = now()
        return try measure(
          contenders, budget: budget,
          spent: fewestRounds ? budget : now > began ? now - began : 0)
      }
      // An interruption drops the round under way; those before it are as good as any.
      if measurement.stopReason == .cancelled, !Self.suffices(measurement.rounds) { return nil }
      for (entry, contender) in zip(prepared.entries, measurement.contenders) {
        (outcomes[entry.spec], flags[entry.spec]) = outcome(
          contender, of: measurement, failure: prepared.failure(of: entry.spec),
          isInterpreted: entry.spec.kernel.isInterpreted)
        implementations[entry.spec] = entry.implementation
      }
      conditions = GroupConditions(
        measurement, disturbance, of: prepared.entries.map(\.spec), throttling,
        isUnsettled: settling.isInVain)
      ceilings += limits.shortages.sorted { $0.key.title < $1.key.title }.map { spec, reason in
        (
          spec,
          BenchmarkRecord(
            identity: BenchmarkIdentity(spec, suite: suite), outcome: .invalid(reason: reason))
        )
      }
      let rest = measurement.contenders.dropFirst(prepared.entries.count)
      for (entry, contender) in zip(limits.entries, rest) {
        let (outcome, flags) = outcome(contender, of: measurement, failure: nil)
        ceilings.append(
          (
            entry.spec,
            conditions.added(
              to: BenchmarkRecord(
                identity: BenchmarkIdentity(entry.spec, suite: suite), outcome: outcome,
                flags: flags, loop: entry.loop))
          ))
      }
    }
    let benchmarks = group.specs.compactMap { spec in
      outcomes[spec].map {
        (
          spec,
          conditions.added(
            to: BenchmarkRecord(
              identity: BenchmarkIdentity(spec, suite: suite), outcome: $0,
              flags: flags[spec] ?? [], loop: implementations[spec]),
            of: spec)
        )
      }
    }
    let held = Self.held(benchmarks, against: ceilings)
    guard measuresCeilings, group.workloads.contains(where: { $0.cache == .cold }),
      let doubt = coldDoubt()
    else { return held }
    return held.map { $0.doubted(doubt) }
  }

  /// The time by which the budget runs: the pauses of the process are not in it.
  private func now() -> UInt64 {
    instruments.pauses.map { ChargedTimeSource($0).nanoseconds() }
      ?? MonotonicTimeSource().nanoseconds()
  }

  private func preparedCeilings(
    of group: BenchmarkGroup, _ prepared: PreparedGroup
  ) throws(GroupError) -> PreparedCeilings? {
    measuresCeilings
      ? try PreparedCeilings(of: group, prepared, seed: seed, isCancelled: isCancelled)
      : PreparedCeilings()
  }
}

/// Why a group could not be measured.
public enum GroupError: Error, CustomStringConvertible {
  /// Its buffers could not be allocated.
  case memory(AllocationError)
  /// The engine refused.
  case measurement(MeasurementError)
  /// The allocator does not say what it handed out.
  case statistics(MallctlError)

  /// The reason in one sentence.
  public var description: String {
    switch self {
    case .memory(let error): "\(error)"
    case .measurement(let error): "\(error)"
    case .statistics(let error): "\(error)"
    }
  }
}

extension GroupRunner {
  private func measure(
    _ contenders: [Contender], budget: UInt64, spent: UInt64
  ) throws(GroupError) -> GroupMeasurement {
    let counter: ThreadAllocationCounter
    do { counter = try ThreadAllocationCounter() } catch { throw .statistics(error) }
    let engine = Engine(
      time: MonotonicTimeSource(), allocatedBytes: { counter.allocated },
      instruments: instruments, settle: settling.settle(for:), isCancelled: isCancelled,
      observe: observe)
    do {
      var plan = Self.plan(
        contenders: contenders.count, budget: budget, clock: clock, seed: seed)
      plan.budget = budget - min(budget, spent)
      return try engine.measure(contenders, plan: plan)
    } catch { throw .measurement(error) }
  }

  /// Warm-up may take a fifth of the budget at most: with many contenders in a short group, 50 ms
  /// for each would leave nothing to measure in.
  static func plan(
    contenders: Int, budget: UInt64, clock: ClockCharacter, seed: UInt64
  ) -> MeasurementPlan {
    MeasurementPlan(
      minimumSampleDuration: MeasurementPlan.minimumSampleDuration(for: clock),
      warmUpDuration: min(50_000_000, budget / 5 / UInt64(contenders)),
      budget: budget, seed: seed)
  }

  /// Whether so many samples have an interval of the median.
  private static func suffices(_ rounds: Int) -> Bool {
    MedianRanks(count: rounds, confidence: MedianInterval.defaultConfidence) != nil
  }

  private func outcome(
    _ contender: ContenderMeasurement, of measurement: GroupMeasurement, failure: String?,
    isInterpreted: Bool = false
  ) -> (BenchmarkRecord.Outcome, [String]) {
    if let failure { return (.invalid(reason: failure), []) }
    guard let summary = Summary(contender.series.estimating), let interval = summary.interval else {
      return (
        .invalid(reason: "\(contender.samples.count) samples are too few for an interval"), []
      )
    }
    let target = MeasurementPlan().targetRelativeHalfWidth
    let flags =
      summary.flags(targetRelativeHalfWidth: target, isTooShort: contender.isTooShort)
      + (isInterpreted ? [.interpreted] : [])
    let figures = BenchmarkFigures(
      batch: contender.batch, samples: contender.samples, sharedCore: contender.recordedSlowdowns,
      rounds: measurement.rounds, stopReason: measurement.stopReason.rawValue,
      median: summary.median, medianOfAll: contender.medianOfAll(besides: summary),
      interval: .init(low: interval.low, high: interval.high), mad: summary.mad,
      minimum: summary.minimum, p95: summary.p95,
      // What this process allocates to ask another one says nothing of that.
      allocatedBytes: isInterpreted ? nil : contender.allocatedBytes.map { Int(clamping: $0) })
    if contender.isTooShort {
      // No figure at all where it would be 0: a throughput of infinity is none.
      return (
        .invalid(
          reason: "even \(contender.batch) iterations are too short for the clock",
          figures: summary.median > 0 ? figures : nil),
        flags.map(\.rawValue)
      )
    }
    guard summary.median > 0 else {
      return (.invalid(reason: "the clock saw no time pass in most samples"), [])
    }
    return (.ok(figures), flags.map(\.rawValue))
  }
}
