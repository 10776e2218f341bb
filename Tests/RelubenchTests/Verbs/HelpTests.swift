// Every verb explains itself.

import BenchmarkSuites
import ReLUKernels
import TestSupport
import Testing

@Suite struct HelpTests {
  private static func help(_ arguments: [String]) async throws -> String {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(arguments, in: folder).run()
      #expect(run.ending == .exited(0))
      #expect(run.errors == "")
      #expect(try folder.names() == [])
      return run.output
    }
  }

  @Test(arguments: [["--help"], ["-h"], ["help"]]) func namesEveryVerbAndStatus(
    _ arguments: [String]
  ) async throws {
    let text = try await Self.help(arguments)
    for verb in [
      "run (default)", "list", "verify", "compare", "diff", "report", "duel", "gate", "tune",
      "doctor",
    ] {
      #expect(text.contains("\n  \(verb) "), "\(verb)")
    }
    #expect(!text.contains("duel-worker"), "no verb for people")
    #expect(text.contains("64 usage"))
  }

  @Test(arguments: [
    "run", "list", "verify", "compare", "diff", "report", "duel", "gate", "tune", "doctor",
    "duel-worker",
  ])
  func ofAVerbRenders(_ verb: String) async throws {
    let text = try await Self.help([verb, "--help"])
    #expect(text.contains("USAGE: relubench \(verb)"))
    #expect(text == (try await Self.help(["help", verb])))
    for line in text.split(separator: "\n") where !line.hasPrefix("USAGE") {
      #expect(line.count <= 100, "\(line)")
    }
  }

  /// A program that reads the JSON finds its shape in no other place.
  @Test func ofDoctorNamesTheKeysOfItsJSON() async throws {
    let text = try await Self.help(["doctor", "--help"])
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(["doctor", "--format", "json"], in: folder).run()
      let json = try JSONValue(json: run.output.utf8)
      let keys = Set(json.keys + (json["findings"]?.elements.flatMap(\.keys) ?? []))
      #expect(keys.count >= 6)
      for key in keys { #expect(text.contains("'\(key)'"), "\(key)") }
    }
  }

  @Test func ofRunNamesEverySuiteAndOperation() async throws {
    let text = try await Self.help(["run", "--help"])
    // Lines are broken anywhere between words.
    let words = Set(text.split { $0.isWhitespace || ",.:;".contains($0) }.map(String.init))
    #expect(Set(Suite.all.map(\.name)).subtracting(words) == [])
    #expect(Set(KernelOperation.allCases.map(\.rawValue)).subtracting(words) == [])
    #expect(Set(Distribution.allCases.map(\.rawValue)).subtracting(words) == [])
  }
}
