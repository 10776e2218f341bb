// `relubench gate OLD NEW`: fails where NEW is slower.

import ArgumentParser
import BenchmarkKit
import BenchmarkSuites
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Gates an executable against an older one.
struct GateVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Fail where NEW is slower than OLD by more than a margin.",
    discussion: """
      OLD and NEW are two executables of this suite, measured side by side. First OLD plays against \
      itself, which shows the smallest slowdown this machine can detect; what alarms is measured \
      again in fresh processes. scripts/gate builds both from a git repository.
      Where OLD and NEW are records, they are compared as by diff: such a gate finds only what is \
      larger than the drift between two runs.
      Exit status: 0 nothing slower, 2 regression, 3 undecided with --strict, 4 a benchmark cannot \
      be measured, 5 nothing measured, 6 wrong answer, 64 more benchmarks than a gate can judge.
      """)

  @Argument(help: "The executable, or record, to compare with.") var old: String
  @Argument(help: "The executable, or record, to judge.") var new: String
  @OptionGroup var duel: DuelOptions
  @OptionGroup(title: "Verdict") var gate: GateOptions
  @OptionGroup(title: "Output") var talk: OutputOptions

  func validate() throws {
    let printed = gate.documents.filter { $0.destination == .standardOutput }.map(\.option)
    let all = printed + (talk.format == .json && printed != ["--output"] ? ["--format json"] : [])
    guard printed.isEmpty || all.count == 1 else {
      throw ValidationError(
        "\(all.joined(separator: " and ")): one of them goes to standard output")
    }
  }

  func run() throws {
    try DebugBuild.refuse()
    let policy: GatePolicy
    do { policy = try gate.gatePolicy() } catch {
      throw RecordInput.reporting(error, of: gate.policy ?? "")
    }
    let plan: RunPlan
    do { plan = try duel.suite.duelPlan() } catch {
      throw ExitStatus.usage.reporting(error)
    }
    Interruption.watch()
    do {
      // A file that cannot be written is no news for the end of a long measurement.
      for document in gate.documents { try JSONFile.rehearse(document.destination) }
    } catch { throw ExitStatus.failure.reporting(error) }
    let result =
      try RecordInput.areRecords(old, new)
      ? recorded(policy) : played(policy, plan)
    let idle = policy.idle(for: result.findings.map(\.benchmark.identity))
    if !idle.isEmpty {
      talk.remark(
        "the policy's \(idle.joined(separator: ", ")) match no benchmark of this gate")
    }
    do { try report(result) } catch { throw ExitStatus.failure.reporting(error) }
    Terminal.flushOutput()
    if let signal = Interruption.signal { throw ExitCode(Interruption.exitStatus(signal)) }
    let status = ExitStatus(result.verdict, strict: gate.strict)
    if status != .success { throw status.exitCode }
  }

  private func played(_ policy: GatePolicy, _ plan: RunPlan) throws -> GateResult {
    let run = GateRun(
      DuelSides(old: old, new: new), options: duel, plan: plan, policy: policy, talk: talk)
    do { return try run.result() } catch { throw ExitStatus(error).reporting(error) }
  }

  private func recorded(_ policy: GatePolicy) throws -> GateResult {
    let base = try RecordInput.read(old)
    let candidate = try RecordInput.read(new)
    RecordInput.remarkIfUnfinished(base, old, talk)
    RecordInput.remarkIfUnfinished(candidate, new, talk)
    guard RecordDiff(base: base, candidate: candidate, margin: 0).hasCommon else {
      Terminal.complain("relubench: '\(old)' and '\(new)' have no benchmark in common")
      throw ExitStatus.badData.exitCode
    }
    let result = RecordGate.result(base: base, candidate: candidate, policy: policy)
    // A candidate that computes something else has not passed, whatever the speed of the rest.
    if let wrong = candidate.benchmarks.first(where: { $0.status == .wrongAnswer }) {
      do { try report(result) } catch { throw ExitStatus.failure.reporting(error) }
      Terminal.flushOutput()
      throw ExitStatus.wrongAnswer.reporting(
        DuelError.wrongAnswer(
          .new, benchmark: wrong.identity.label, reason: wrong.reason ?? "no reason given"))
    }
    return result
  }

  private func report(_ result: GateResult) throws {
    let report = GateReport(result)
    var isPrinted = false
    for document in gate.documents {
      let text =
        switch document.kind {
        case .json: try JSONFile.text(GateDocument(result))
        case .markdown: report.markdown
        case .junit: report.junit(date: Date(), strict: gate.strict)
        }
      if document.destination == .standardOutput {
        print(text, terminator: "")
        isPrinted = true
      } else {
        try JSONFile.create(document.destination, text: text)
      }
    }
    switch talk.format {
    case .table where !isPrinted:
      print(report.text(width: Terminal.outputColumns), terminator: "")
    case .json where !isPrinted: print(try JSONFile.text(GateDocument(result)), terminator: "")
    case .table, .json: break
    }
    // Where GitHub runs this it says so, and reads annotations from both outputs. A document stays
    // alone.
    if ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true" {
      for line in report.gitHubAnnotations {
        if isPrinted || talk.format == .json { Terminal.complain(line) } else { print(line) }
      }
    }
  }
}

extension ExitStatus {
  /// How a gate with this verdict ends; nil is nothing measured.
  init(_ verdict: GateVerdict?, strict: Bool) {
    self =
      switch verdict {
      case .regression: .regression
      case .undecided: strict ? .undecided : .success
      case .improvement, .unchanged: .success
      case nil: .nothingMeasured
      }
  }
}
