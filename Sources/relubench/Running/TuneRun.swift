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
    let time = MonotonicTimeSource()
    let clock = try ClockCharacter(measuring: time)
    let progress = ProgressBar(isWanted: !talk.quiet)
    defer { progress.clear() }
    for finding in [Doctor.finding(NoiseProbe().reading())] where finding.severity == .problem {
      talk.remark("warning: \(finding.title): \(finding.effect) (see relubench doctor)")
    }
    var tuning = Tuning(memory: MemoryLimit.bytes, largest: largest)
    let groups = tuning.groups
    let total = UInt64(budgetSeconds * 1e9)
    let pauses = PauseWatch.system()
    let charged = ChargedTimeSource(pauses)
    let start = charged.nanoseconds()
    let steps = groups.count * Tuning.visits
    for step in 0..<steps {
      let index = step % groups.count
      let group = groups[index]
      progress.show(Double(step) / Double(steps), "\(step + 1)/\(steps) \(group.title)")
      let spent = charged.elapsed(since: start)
      let share = (total - min(total, spent)) / UInt64(steps - step)
      let runner = GroupRunner(
        suite: "tune", seed: seed, clock: clock, instruments: .system(pauses: pauses),
        isCancelled: { Interruption.signal != nil })
      guard let records = try runner.run(group, budget: share), Interruption.signal == nil else {
        return nil
      }
      tuning.take(records, of: index)
    }
    return tuning.profile
  }
}
