// `relubench duel-worker`: one side of a duel. Started by `duel` and `gate`, not by people.

import ArgumentParser
import BenchmarkKit
import BenchmarkSuites
import JemallocMemory

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Takes samples on request; the requests come on standard input.
struct DuelWorkerVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: DuelProtocol.workerVerb,
    abstract: "One side of a duel; started by 'duel' and 'gate'.", shouldDisplay: false)

  @OptionGroup var suite: SuiteOptions

  @Option(help: "The file of the memory that both sides share.") var memory: String?
  @Option(help: "Where to map it.") var memoryAddress: UInt = 0

  func run() throws {
    // Ctrl-C reaches the whole group of processes; the referee decides what it means.
    _ = signal(SIGINT, SIG_IGN)
    let plan: RunPlan
    do {
      plan = try suite.duelPlan()
    } catch { throw ExitStatus.usage.reporting(error) }
    try DebugBuild.refuse()
    do {
      try JemallocInterface.check()
      let clock = try ClockCharacter(measuring: MonotonicTimeSource())
      let region = try memory.map { path throws(SharedRegionError) in
        try SharedRegion(path: path, at: memoryAddress)
      }
      let worker = DuelWorker(plan, clock: clock, region: region)
      say(try DuelLine.text(worker.hello))
      try worker.serve(next: { readLine() }, answer: say)
    } catch { throw ExitStatus.failure.reporting(error) }
  }

  private func say(_ line: String) {
    print(line)
    Terminal.flushOutput()
  }
}
