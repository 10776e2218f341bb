// The work of `run`: group after group, record and table.

import ArgumentParser
import BenchmarkKit
import BenchmarkSuites
import SystemPackage

/// Measures the groups of a plan and keeps the record.
struct SuiteRun {
  /// What is measured.
  let plan: RunPlan
  /// Where the record goes; nil for a file of the plan's own name.
  let destination: OutputDestination?
  /// How to talk.
  let talk: OutputOptions

  private let time = MonotonicTimeSource()

  /// Creates a run; nothing happens yet.
  init(plan: RunPlan, destination: OutputDestination?, talk: OutputOptions) {
    self.plan = plan
    self.destination = destination
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
      let command = CommandRecord(
        arguments: ProgramArguments.all ?? [], verb: "run", suite: plan.suite.name,
        seed: plan.seed, budgetSeconds: plan.budgetSeconds, startedAt: plan.start)
      file =
        if let destination {
          try RecordFile(destination, environment: environment, command: command)
        } else {
          try RecordFile(
            firstFreeOf: plan.defaultFileNames, environment: environment, command: command)
        }
    } catch { throw ExitStatus.failure.reporting(error) }

    let outcome = measure(clock: clock, into: &file)
    printResults(outcome, file.contents, of: environment)
    Terminal.flushOutput()
    if let path = file.path { talk.remark("Record: \(path)") }
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
    let (throttling, settling, pauses) = (Throttling(), Settling(), PauseWatch.system())
    let time = ChargedTimeSource(pauses)
    let times = ProcessorTimes.now()
    let start = time.nanoseconds()
    do {
      var noise = NoiseRecord(before: NoiseProbe().reading(stolenSince: times))
      warn(of: [Doctor.finding(noise.before)])
      try file.note(noise)
      outcome.noise = noise
      let pace = Pace(
        seconds: plan.budgetSeconds, by: time, since: start, closing: NoiseProbe.duration,
        groups: plan.groups, clock: clock, measuresCeilings: plan.measuresCeilings)
      if let warning = pace.warning { talk.remark(warning) }
      for (index, group) in plan.groups.enumerated() {
        let label = "\(index + 1)/\(plan.groups.count) \(group.title)"
        let runner = GroupRunner(
          suite: plan.suite.name, seed: plan.seed, clock: clock,
          measuresCeilings: plan.measuresCeilings, instruments: .system(pauses: pauses),
          throttling: throttling, settling: settling,
          isCancelled: { Interruption.signal != nil },
          observe: { event in
            pace.note(event)
            switch event {
            case .roundFinished, .calibrated, .warmedUp: progress.show(pace.progress, label)
            // To draw wakes the terminal's process, and that into the next sample of the round.
            case .sampleTaken, .finished: break
            }
          })
        let share = pace.beginGroup()
        progress.show(pace.progress, label)
        guard var records = try runner.run(group, budget: share, fewestRounds: pace.isExceeded)
        else { break }
        pace.endGroup()
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

  private func printResults(_ outcome: Outcome, _ record: [UInt8], of environment: Environment) {
    guard talk.format == .table, destination != .standardOutput else {
      return print(String(decoding: record, as: UTF8.self), terminator: "")
    }
    let table = TableReport(width: Terminal.outputColumns, colour: talk.isColoured)
    let text = table.text(for: outcome.benchmarks, noise: outcome.noise, cpu: environment.cpu)
    print(text, terminator: "")
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
