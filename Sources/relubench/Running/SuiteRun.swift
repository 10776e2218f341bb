// The work of `run`: group after group, record and table.

import ArgumentParser
import BenchmarkKit
import BenchmarkSuites
import SystemPackage

/// Measures the groups of a plan and keeps the record.
struct SuiteRun {
  /// What is measured.
  let plan: RunPlan
  /// Where the record goes.
  let path: FilePath
  /// How to talk.
  let talk: OutputOptions

  private let time = MonotonicTimeSource()

  /// Creates a run; nothing happens yet.
  init(plan: RunPlan, path: FilePath, talk: OutputOptions) {
    self.plan = plan
    self.path = path
    self.talk = talk
  }

  /// Runs to the end, to an interruption or to an error.
  ///
  /// - Returns: The exit status.
  /// - Throws: `ExitCode` for an error that has been reported.
  func run() throws -> Int32 {
    Interruption.watch()
    let clock: ClockCharacter
    let environment: Environment
    var file: RecordFile
    do {
      clock = try ClockCharacter(measuring: time)
      environment = try ThisMachine.environment(clock: clock)
      warn(of: environment)
      file = try RecordFile(
        creating: path, environment: environment,
        command: CommandRecord(
          arguments: ProgramArguments.all ?? [], verb: "run",
          suite: plan.suite.name, seed: plan.seed, budgetSeconds: plan.budgetSeconds,
          startedAt: plan.start))
    } catch { throw ExitStatus.failure.reporting(error) }

    let outcome = measure(clock: clock, into: &file)
    try printResults(outcome, of: environment)
    let isPrinted = Terminal.flushOutput()
    talk.remark("Record: \(path)")
    if !isPrinted, outcome.error == nil { throw ExitStatus.reportingLostOutput() }
    return exitStatus(outcome)
  }
}

extension SuiteRun {
  /// What came of a run, and what stopped it early.
  private struct Outcome {
    var benchmarks: [BenchmarkRecord] = []
    var noise: NoiseRecord?
    var error: (any Error)?
    var signal: Int32?
  }

  private func measure(clock: ClockCharacter, into file: inout RecordFile) -> Outcome {
    let progress = ProgressBar(isWanted: !talk.quiet)
    defer { progress.clear() }
    var outcome = Outcome()
    let total = UInt64(plan.budgetSeconds * 1e9)
    let (throttling, settling, pauses) = (Throttling(), Settling(), PauseWatch.system())
    let charged = ChargedTimeSource(pauses)
    let times = ProcessorTimes.now()
    do {
      var noise = NoiseRecord(before: NoiseProbe().reading(stolenSince: times))
      warn(of: [Doctor.finding(noise.before)])
      try file.note(noise)
      outcome.noise = noise
      let start = charged.nanoseconds()
      for (index, group) in plan.groups.enumerated() {
        // Each group gets an equal share of what is left: time that one does not need goes to those
        // that follow.
        let spent = charged.elapsed(since: start)
        let share = (total - min(total, spent)) / UInt64(plan.groups.count - index)
        let label = "\(index + 1)/\(plan.groups.count) \(group.title)"
        var within = 0.0
        let runner = GroupRunner(
          suite: plan.suite.name, seed: plan.seed, clock: clock,
          measuresCeilings: plan.measuresCeilings, instruments: .system(pauses: pauses),
          throttling: throttling, settling: settling,
          isCancelled: { Interruption.signal != nil },
          observe: { event in
            switch event {
            case .roundFinished(_, let fraction, _): within = fraction
            case .calibrated, .warmedUp: break
            // To draw wakes the terminal's process, and that into the next sample of the round.
            case .sampleTaken, .finished: return
            }
            progress.show((Double(index) + within) / Double(plan.groups.count), label)
          })
        progress.show(Double(index) / Double(plan.groups.count), label)
        guard var records = try runner.run(group, budget: share) else { break }
        for row in records.indices { records[row].group = index }
        outcome.benchmarks += records
        try file.append(records)
      }
      outcome.signal = Interruption.signal
      if outcome.signal == nil {
        noise.after = NoiseProbe().reading(stolenSince: times)
        outcome.noise = noise
        try file.note(noise)
      }
      try file.finish(state: outcome.signal == nil ? .complete : .interrupted)
    } catch {
      outcome.error = error
      // Where the disk is the trouble this fails as well, and the record says that it is running,
      // as after kill -9.
      try? file.finish(state: .interrupted)
    }
    return outcome
  }

  private func warn(of environment: Environment) {
    warn(of: Doctor.findings(for: environment))
  }

  private func warn(of findings: [Finding]) {
    // The load is an average over a minute, and remembers the build that `scripts/bench` has just
    // done: a warning of it would be the first line that a newcomer sees. `doctor` shows it.
    for finding in findings
    where finding.severity == .problem && finding.subject != "load" {
      talk.remark("warning: \(finding.title): \(finding.effect) (see relubench doctor)")
    }
    let isCold = plan.groups.contains { $0.workloads.contains { $0.cache == .cold } }
    if isCold, LastLevelCache.ofThisMachine.isAssumed {
      talk.remark(
        "warning: the system does not say how large the last-level cache is: "
          + "\(Quantity.bytes(LastLevelCache.assumedBytes)) are assumed for cold caches")
    }
  }

  private func printResults(_ outcome: Outcome, of environment: Environment) throws {
    switch talk.format {
    case .table:
      let table = TableReport(colour: talk.isColoured)
      let text = table.text(
        for: outcome.benchmarks, noise: outcome.noise, cpu: environment.cpu)
      print(text, terminator: "")
    case .json:
      do {
        print(String(decoding: try path.contents(), as: UTF8.self), terminator: "")
      } catch { throw ExitStatus.failure.reporting(error) }
    }
  }

  private func exitStatus(_ outcome: Outcome) -> Int32 {
    if let error = outcome.error {
      return ExitStatus.failure.reporting(error).rawValue
    }
    if let signal = outcome.signal {
      talk.remark(
        "Interrupted: \(outcome.benchmarks.count) of "
          + "\(plan.rowCount) benchmarks are in the record.")
      return Interruption.exitStatus(signal)
    }
    let statuses = Set(outcome.benchmarks.map(\.status))
    if statuses.contains(.wrongAnswer) { return ExitStatus.wrongAnswer.rawValue }
    if statuses.contains(.invalid) { return ExitStatus.invalidMeasurement.rawValue }
    return statuses.contains(.ok)
      ? ExitStatus.success.rawValue : ExitStatus.nothingMeasured.rawValue
  }
}
