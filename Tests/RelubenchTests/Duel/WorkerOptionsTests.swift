// What is asked of a duel reaches its workers, option for option.

import TestSupport
import Testing

@Suite struct WorkerOptionsTests {
  private static func isValue(_ word: some StringProtocol) -> Bool { !word.hasPrefix("--") }

  /// Every option of what is measured, none at its standard value.
  static let options = [
    "--suite=sizes", "--operation=leaky-relu", "--operation=relu", "--type=float64",
    "--type=bfloat16", "--kernel=*simd16*",
    "--kernel=*/parallel*", "--isa=baseline", "--elements=64,128", "--threads=1",
    "--distribution=random-25", "--distribution=sorted", "--cache=warm", "--cache=cold",
    "--consumer=none", "--consumer=read",
    "--chunk-policy=dynamic", "--grain=16Ki",
    "--slope=-0.5", "--alignment=128", "--distance=64", "--huge-pages", "--into=in-place",
    "--seed=7",
  ]

  private static func names(_ arguments: [some StringProtocol]) -> Set<String> {
    Set(arguments.map { String($0.prefix { $0 != "=" && $0 != " " }) })
  }

  /// The options that a worker knows, but for those that are the referee's own.
  private static func known(in folder: ScratchFolder) async throws -> Set<String> {
    let help = try await Command.relubench(["duel-worker", "--help"], in: folder).run().output
    let names = help.split(separator: "\n").flatMap { $0.split(separator: " ") }
      .filter { $0.hasPrefix("--") }.map { $0.filter { !",.;:)]".contains($0) } }
    return Self.names(names).subtracting(["--memory", "--memory-address", "--help", "--version"])
  }

  @Test(.enabled(if: Platform.hasProc, "huge pages can be asked for on Linux only"))
  func everyOptionIsForwarded() async throws {
    try await ScratchFolder.with { folder in
      #expect(try await Self.known(in: folder) == Self.names(Self.options), "the test knows all")
      let log = folder.path("log")
      let spy = try await folder.script("spy", #"printf '%s\n' "$@" >>'\#(log)'; exit 1"#)
      _ = try await Command.relubench(["duel", spy, spy] + Self.options, in: folder).run()
      let arguments = (folder.text("log") ?? "").split(separator: "\n").map(String.init)
      #expect(arguments.first == "duel-worker")
      #expect(Array(arguments.dropFirst()) == Self.options)
    }
  }

  @Test func withoutOptionsOnlyTheSeedIsSaid() async throws {
    try await ScratchFolder.with { folder in
      let log = folder.path("log")
      let spy = try await folder.script("spy", #"printf '%s\n' "$@" >>'\#(log)'; exit 1"#)
      _ = try await Command.relubench(["duel", spy, spy], in: folder).run()
      #expect(folder.text("log") == "duel-worker\n--seed=1\n")
    }
  }
}
