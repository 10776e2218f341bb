// `relubench gate` with the real executable on both sides.

import TestSupport
import Testing

@Suite struct GateVerbTests {
  private func gate(
    _ options: [String], in folder: ScratchFolder, gitHub: String? = nil
  ) async throws -> FinishedCommand {
    let path = try BuiltExecutable.path("relubench")
    return try await Command.relubench(
      ShortDuel.gate(path, path) + options, in: folder, environment: ["GITHUB_ACTIONS": gitHub]
    ).run()
  }

  /// Whether this machine is quiet enough to decide is not the test's to say.
  @Test(arguments: [false, true])
  func anExecutableAgainstItselfIsNoRegression(_ strict: Bool) async throws {
    try await ScratchFolder.with { folder in
      let run = try await gate(strict ? ["--strict"] : [], in: folder)
      let status: [String: Int32] = ["PASS": 0, "UNDECIDED": strict ? 3 : 0]
      let headline = run.output.prefix { $0 != ":" }
      #expect(status[String(headline)].map { run.ending == .exited($0) } == true, "\(run.output)")
      #expect(run.output.contains("\nrelu/simd16/baseline 64 "))
      #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
      #expect(try folder.names() == [])
    }
  }

  @Test func reportsAreWritten() async throws {
    try await ScratchFolder.with { folder in
      let run = try await gate(
        ["--markdown", "g.md", "--junit", "g.xml", "-o", "g.json", "--format", "json"], in: folder)
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(try folder.names() == ["g.json", "g.md", "g.xml"])
      #expect(folder.text("g.md")?.hasPrefix("### relubench: ") == true)
      #expect(folder.text("g.xml")?.contains(#"<testsuite name="gate" tests="1""#) == true)
      #expect(run.output == folder.text("g.json"))
      let json = try JSONValue(json: run.output.utf8)
      #expect(json["schemaVersion"] == .number(2))
      let row = try #require(json["benchmarks"]?.elements.first)
      #expect(row["benchmark"]?["kernel"] == .string("relu/simd16/baseline"))
      let ratios = try #require(row["logRatios"]).elements
      #expect(row["rounds"]?.elements.count == ratios.count)
      #expect(row["cores"]?.elements.count == ratios.count)
    }
  }

  @Test func whereGitHubRunsItOnlyWhatIsWrongIsAnnotated() async throws {
    try await ScratchFolder.with { folder in
      let run = try await gate([], in: folder, gitHub: "true")
      let annotations = run.output.split(separator: "\n").filter { $0.hasPrefix("::") }
      let undecided = !run.output.hasPrefix("PASS")
      #expect(annotations.count == (undecided ? 1 : 0))
      #expect(annotations.allSatisfy { $0.hasPrefix("::warning title=relubench undecided::") })
    }
  }

  @Test(
    arguments: [
      (#"{"margin": -1}"#, Int32(65), "'gate.json' is not a gate policy: at margin: "),
      ("{", 65, "'gate.json' ends in line 1"), ("[]", 65, "'gate.json' is not a gate policy: "),
      (#"{"marign": 1}"#, 65, "at marign: a policy has margin, suites, kernels"),
      (nil, 1, "cannot read 'gate.json': No such file or directory"),
    ] as [(String?, Int32, String)])
  func policyThatMakesNoSenseIsRefused(
    _ policy: String?, _ status: Int32, _ complaint: String
  ) async throws {
    try await ScratchFolder.with { folder in
      if let policy { try folder.write(policy, to: "gate.json") }
      let run = try await Command.relubench(
        ["gate", "none", "none", "--policy", "gate.json"], in: folder
      ).run()
      #expect(run.ending == .exited(status))
      #expect(run.errors.contains(complaint), "\(run.errors)")
    }
  }

  @Test(arguments: [[], ["--strict"]])
  func whereNothingIsMeasuredNothingPasses(_ strict: [String]) async throws {
    try await ScratchFolder.with { folder in
      let path = try BuiltExecutable.path("relubench")
      let run = try await Command.relubench(
        ["gate", path, path, "--budget", "0.000001"] + strict + ShortDuel.one, in: folder
      ).run()
      #expect(run.ending == .exited(5), "\(run.errors)")
      #expect(run.output.hasPrefix("NOTHING MEASURED: 1 undecided, 0 unchanged\n"))
      #expect(run.output.contains("0 process pairs are too few; raise the budget."))
    }
  }

  @Test func moreBenchmarksThanCanBeAccusedAreRefused() async throws {
    try await ScratchFolder.with { folder in
      let path = try BuiltExecutable.path("relubench")
      let run = try await Command.relubench(
        ["gate", path, path, "--suite", "gate", "--kernel", "*/baseline", "--threads", "1"]
          + ["--elements", (64...200).map(String.init).joined(separator: ",")], in: folder
      ).run()
      #expect(run.ending == .exited(64), "\(run.output)\(run.errors)")
      #expect(run.errors.contains("a gate takes at most 819: choose with --suite"))
    }
  }
}
