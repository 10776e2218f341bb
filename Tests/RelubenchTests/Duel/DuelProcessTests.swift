// However a gate ends, no worker outlives it.

import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite(
  .timeLimit(.minutes(3)), .enabled(if: Platform.hasProc, "needs a /proc, which is Linux's"))
struct DuelProcessTests {
  /// Processes that were started as workers with an argument that nobody else has.
  private static func workers(_ mark: String) -> Int {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.count { process in
      guard Int(process) != nil,
        let line = try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)
      else { return false }
      return line.contains("duel-worker") && line.contains(mark)
    }
  }

  private static func gate(_ mark: String, in folder: ScratchFolder) throws -> Command {
    let path = try BuiltExecutable.path("relubench")
    let arguments = ShortDuel.gate(path, path, budget: 600) + ["--seed", mark]
    return try Command.relubench(arguments, in: folder, environment: ["GITHUB_ACTIONS": nil])
  }

  private static func mark() -> String { "\(UInt64.random(in: 1 << 60 ... .max))" }

  @Test(arguments: [(true, Int32(130)), (false, 143)])
  func interruptedGatePassesNothingAndLeavesNoWorkers(
    _ isInterrupt: Bool, _ status: Int32
  ) async throws {
    try await ScratchFolder.with { folder in
      let mark = Self.mark()
      let run = try await Self.gate(mark, in: folder).run {
        try await wait(for: "two workers") { Self.workers(mark) == 2 }
        try isInterrupt ? $0.interrupt() : $0.terminate()
      }
      #expect(run.ending == .exited(status), "\(run.errors)")
      #expect(run.output.hasPrefix("NOTHING MEASURED: 1 undecided"), "\(run.output)")
      try await wait(for: "the end of the workers") { Self.workers(mark) == 0 }
    }
  }

  @Test func killedGateLeavesNoWorkers() async throws {
    try await ScratchFolder.with { folder in
      let mark = Self.mark()
      let run = try await Self.gate(mark, in: folder).run {
        try await wait(for: "two workers") { Self.workers(mark) == 2 }
        try $0.kill()
      }
      #expect(run.ending == .killed(signal: 9))
      // Each sees the end of its input, because the other does not hold it open.
      try await wait(for: "the end of the workers") { Self.workers(mark) == 0 }
    }
  }
}
