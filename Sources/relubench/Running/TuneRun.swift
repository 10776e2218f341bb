// The work of `tune`: cell after cell, then a profile.

import BenchmarkKit
import BenchmarkSuites
import JemallocMemory
import ReLUKernels

/// Measures the cells of a tuning.
struct TuneRun {
  /// Seconds for all cells together.
  let budgetSeconds: Double
  /// Elements of the largest array; nil for what the machine's caches call for.
  let largest: Int?
  /// Of every random value.
  let seed: UInt64
  /// How to talk.
  let talk: OutputOptions

  /// Measures.
  ///
  /// - Returns: The profile; nil if it was interrupted.
  /// - Throws: `GroupError` where memory or the engine fails.
  func profile() throws -> AutoProfile? {
    let pauses = PauseWatch.system()
    let time = ChargedTimeSource(pauses)
    let start = time.nanoseconds()
    let clock = try ClockCharacter(measuring: MonotonicTimeSource())
    let progress = ProgressBar(isWanted: !talk.quiet)
    defer { progress.clear() }
    for finding in [Doctor.finding(NoiseProbe().reading())] where finding.severity == .problem {
      talk.remark("warning: \(finding.title): \(finding.effect) (see relubench doctor)")
    }
    var tuning = Tuning(memory: MemoryLimit.bytes, largest: largest)
    let cores = SharedCoreProbe()
    // Measuring on several threads asks for it.
    _ = SharedCoreProbe.found
    let groups = tuning.groups
    let steps = (0..<groups.count * Tuning.visits).map { $0 % groups.count }
    let pace = Pace(
      seconds: budgetSeconds, by: time, since: start, groups: steps.map { groups[$0] },
      clock: clock,
      measuresCeilings: false)
    if let warning = pace.warning { talk.remark(warning) }
    for (step, index) in steps.enumerated() {
      let label = "\(step + 1)/\(steps.count) \(groups[index].title)"
      let runner = GroupRunner(
        suite: "tune", seed: seed, clock: clock, instruments: .system(pauses: pauses),
        isCancelled: { Interruption.signal != nil },
        observe: { pace.note($0) })
      // Before each visit of the cells, and in no cell's time: most of the budget lies between the first look
      // and the last.
      if index == 0, let reading = cores?.reading() { tuning.take(reading) }
      let share = pace.beginGroup()
      progress.show(pace.progress, label)
      guard
        let records = try runner.run(groups[index], budget: share, fewestRounds: pace.isExceeded),
        Interruption.signal == nil
      else { return nil }
      pace.endGroup()
      tuning.take(records, of: index)
    }
    return tuning.profile
  }
}
