// What is printed fits the terminal, whatever its width.

import BenchmarkKit
import TestSupport
import Testing

@Suite struct WidthTests {
  /// Every verb that prints a table or a list, with a record of everything there is.
  private static let verbs: [[String]] = [
    ["report", KeptRecord.peersPath], ["report", "a.json"],
    ["compare", KeptRecord.peersPath], ["compare", "a.json"], ["diff", "a.json", "b.json"],
    ["diff", "--verbose", "a.json", KeptRecord.peersPath], ["gate", "a.json", "b.json"], ["list"],
    ["verify", "--short", "--kernel", "leaky-relu/parallel-*/streaming-unprefetched/*"],
    ["run", "--kernel", "relu/auto,relu/simd8/*", "--elements", "64", "--budget", "0.1"],
  ]

  private static func records(in folder: ScratchFolder) throws {
    var record = try KeptRecord.current()
    try folder.write(record, to: "a.json")
    for index in record.benchmarks.indices where index % 3 == 0 {
      record.benchmarks[index].version = "7"
    }
    try folder.write(record, to: "b.json")
  }

  /// Characters of each line without the escapes that colour it; a word alone in its line, such as an
  /// id, cannot be shortened.
  private static func lengths(_ text: String) -> [Int] {
    text.replacing(/\u{1b}\[[0-9;]*m/, with: "").split(whereSeparator: \.isNewline).map { line in
      line.split { $0 == " " }.count > 1 ? line.count : 0
    }
  }

  @Test(arguments: verbs, [60, 80, 160])
  func columnsAreObeyed(_ arguments: [String], _ columns: Int) async throws {
    try await ScratchFolder.with { folder in
      try Self.records(in: folder)
      let run = try await Command.relubench(
        arguments, in: folder, environment: ["COLUMNS": "\(columns)"]
      ).run()
      let lengths = Self.lengths(run.output)
      #expect(lengths.count > 2, "\(run.errors)")
      #expect((lengths.max() ?? 0) <= columns, "\(run.output)")
    }
  }

  @Test(
    .enabled(if: Platform.hasPseudoTerminals, "the system gives no pseudo-terminals"),
    arguments: [verbs[0], verbs[4], verbs[7]], [60, 80, 160] as [UInt16])
  func terminalsWidthIsObeyed(_ arguments: [String], _ columns: UInt16) async throws {
    try await ScratchFolder.with { folder in
      try Self.records(in: folder)
      let terminal = try PseudoTerminal(columns: columns)
      let descriptor = terminal.terminal
      // What the terminal says counts, not what a variable does.
      let command = try Command.relubench(
        arguments, in: folder, environment: ["COLUMNS": "300", "TERM": "xterm", "NO_COLOR": nil])
      let screen = try await terminal.transcript { _ = try await command.run(output: descriptor) }
      let lengths = Self.lengths(screen)
      #expect(lengths.count > 2)
      #expect((lengths.max() ?? 0) <= Int(columns), "\(screen)")
    }
  }

  @Test(arguments: [nil, "0", "-5", "wide", ""] as [String?])
  func withoutAWidthThereAreAHundredColumns(_ columns: String?) async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        ["report", KeptRecord.peersPath], in: folder, environment: ["COLUMNS": columns]
      ).run()
      let longest = Self.lengths(run.output).max() ?? 0
      #expect(longest <= 100 && longest > 90)
    }
  }

  @Test func namesAreWholeWhereThereIsLittleRoom() async throws {
    try await ScratchFolder.with { folder in
      try Self.records(in: folder)
      for verb in ["report", "compare"] {
        let run = try await Command.relubench(
          [verb, "a.json"], in: folder, environment: ["COLUMNS": "60"]
        ).run()
        let words = Set(run.output.split(whereSeparator: \.isWhitespace).map(String.init))
        for benchmark in try KeptRecord.current().benchmarks where benchmark.status == .ok {
          let name = benchmark.identity.kernel.drop { $0 != "/" }.dropFirst()
          #expect(words.contains(String(name)), "\(name)")
        }
      }
    }
  }
}
