// `relubench duel OLD NEW`: two executables of this suite, measured in lock-step.

import ArgumentParser
import BenchmarkKit
import BenchmarkSuites
import SystemPackage

/// Measures two executables against each other.
struct DuelVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duel",
    abstract: "Measure two executables of this suite against each other, side by side.",
    discussion: """
      Both are started, several times over, and take turns, one sample each, so that drift of the \
      machine hits both. A ratio above 1 means that NEW takes longer. Exit status 0 whatever the \
      result: `gate` is what fails.
      """)

  @Argument(help: "The executable to compare with.") var old: String
  @Argument(help: "The executable to judge.") var new: String
  @OptionGroup var duel: DuelOptions

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Process pairs (default: 12).", valueName: "count"))
  var pairs = 12

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Differences within it are none (default: 2).", valueName: "percent"))
  var margin = 2.0

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where all samples go, as JSON: a new file, or - for standard output instead of the table.",
      valueName: "file"))
  var output: String?

  @OptionGroup(title: "Output") var talk: OutputOptions

  func validate() throws {
    guard (1...1000).contains(pairs) else {
      throw ValidationError("--pairs: \(pairs) is out of range: allowed is 1 to 1000")
    }
    guard margin >= 0, margin <= 1000 else {
      throw ValidationError("--margin: \(margin) is out of range: allowed is 0 to 1000 percent")
    }
  }

  func run() throws {
    try DebugBuild.refuse()
    // What the options ask for is refused here, in one message, where it makes no sense.
    let plan: RunPlan
    do { plan = try duel.suite.duelPlan() } catch {
      throw ExitStatus.usage.reporting(error)
    }
    Interruption.watch()
    do {
      // A file that cannot be written is no news for the end of a long measurement.
      if let destination { try JSONFile.rehearse(destination) }
      let noise = NoiseWatch()
      let outcome = try play(plan)
      let report = DuelReport(
        benchmarks: outcome.benchmarks, pairing: outcome.pairing, builds: outcome.builds,
        margin: margin / 100, noise: noise.end(), conditions: outcome.conditions)
      if let destination { try JSONFile.create(destination, report) }
      if talk.format == .json || destination == .standardOutput {
        print(try JSONFile.text(report), terminator: "")
      } else {
        print(report.text(width: Terminal.outputColumns), terminator: "")
      }
    } catch let error as DuelError {
      throw ExitStatus(error).reporting(error)
    } catch { throw ExitStatus.failure.reporting(error) }
    Terminal.flushOutput()
    if let signal = Interruption.signal { throw ExitCode(Interruption.exitStatus(signal)) }
  }

  private var destination: OutputDestination? { output.map(OutputDestination.init) }

  private struct Outcome {
    var pairing: DuelPairing
    var builds: DuelSides<BuildFacts>
    var benchmarks: [DuelBenchmark]
    var conditions = DuelConditions()
  }

  private func play(_ plan: RunPlan) throws -> Outcome {
    let progress = ProgressBar(isWanted: !talk.quiet)
    defer { progress.clear() }
    let session = DuelSession(
      DuelSides(old: old, new: new), options: duel.suite, plan: plan)
    var clock = PairClock(seconds: duel.budget.seconds, time: session.time) {
      progress.clear()
      talk.remark($0)
    }
    let opening = try session.duel(seed: duel.suite.seed).opening()
    var outcome = Outcome(
      pairing: opening.pairing, builds: opening.builds,
      benchmarks: opening.pairing.matches.map { DuelBenchmark(identity: $0.identity) })
    for pair in 0..<pairs {
      // A copy: the clock itself is in use while the pair is played.
      let before = clock
      let played = try clock.pair(left: pairs - pair) { budget throws(DuelError) in
        try session.duel(seed: duel.suite.seed) { within in
          progress.show(
            ((Double(pair) + within) / Double(pairs), before.expected(pairs: pairs - pair)),
            "process pair \(pair + 1)/\(pairs)")
        }.playPair(pair, budget: budget)
      }
      guard let played else { break }
      outcome.conditions.note(played, remark: talk)
      for index in outcome.benchmarks.indices {
        if let samples = played[outcome.benchmarks[index].identity] {
          outcome.benchmarks[index].pairs.append(samples)
        }
      }
    }
    return outcome
  }
}

extension ExitStatus {
  /// How a duel that could not be fought ends.
  init(_ error: DuelError) {
    self =
      switch error {
      case .nothingInCommon: .nothingMeasured
      case .wrongAnswer: .wrongAnswer
      case .unprepared: .invalidMeasurement
      case .tooMany: .usage
      case .cannotStart, .noWorker, .cannotShare, .refused, .otherProtocol, .unreadableHello, .died,
        .nonsense:
        .failure
      }
  }
}
