// A gate between executables whose times are made up: every verdict, every exit status.

import TestSupport
import Testing

@Suite struct ScriptedGateTests {
  /// A gate of two benchmarks, of which NEW's second takes another time than OLD's 100 ns.
  private func gate(
    _ nanoseconds: String, _ options: [String] = [], in folder: ScratchFolder,
    entry: String = #"{"batch":1,"status":"ok"}"#
  ) async throws -> (run: FinishedCommand, kernel: String) {
    let hello = try await folder.hello(["relu/simd8/baseline", "relu/simd16/baseline"])
    let old = try await folder.worker("old", hello: hello, nanoseconds: ["50", "100"])
    let new = try await folder.worker(
      "new", hello: hello, nanoseconds: ["50", nanoseconds], entry: entry)
    let offers = try #require(try JSONValue(json: hello.utf8)["benchmarks"]).elements
    guard offers.count == 2, case .string(let kernel)? = offers[1]["identity"]?["kernel"] else {
      throw ScriptFailure()
    }
    let run = try await Command.relubench(
      ["gate", old, new, "--budget", "60"] + options, in: folder,
      environment: ["GITHUB_ACTIONS": "true"]
    ).run()
    return (run, kernel)
  }

  @Test func slowdownFailsAndIsNamed() async throws {
    try await ScratchFolder.with { folder in
      let (run, kernel) = try await gate(
        "110", ["--junit", "g.xml", "--markdown", "g.md", "-o", "g.json"], in: folder)
      #expect(run.ending == .exited(2), "\(run.errors)")
      #expect(run.output.hasPrefix("REGRESSION: 1 slower, 1 unchanged\n"), "\(run.output)")
      let note = "\(kernel) 64: measured again: +10.0 %, +10.0 %"
      #expect(run.output.contains("\n\(note).\n"), "\(run.output)")
      let message = "\(kernel) 64: +10.0 %, margin 2.0 %25; measured again: +10.0 %25, +10.0 %25"
      #expect(
        run.output.contains(
          "::error title=relubench regression::" + message.replacing("+10.0 %,", with: "+10.0 %25,")
        )
      )
      let junit = try #require(folder.text("g.xml"))
      #expect(junit.contains(#"tests="2" failures="1" errors="0" skipped="0""#))
      #expect(junit.contains(#"<failure type="regression" message="\#(kernel) 64: +10.0 %"#))
      #expect(folder.text("g.md")?.hasPrefix("### relubench: REGRESSION: 1 slower") == true)
      let rows = try #require(try folder.json("g.json")["benchmarks"]).elements
      #expect(rows.map { $0["verdict"] } == [.string("unchanged"), .string("regression")])
      #expect(
        rows[1]["confirmations"]?.elements.map { $0["alarms"] } == [.bool(true), .bool(true)])
      #expect(rows[1]["logRatios"]?.elements.count == 14)
      #expect(rows[1]["calibrationLogRatios"]?.elements.count == 6)
    }
  }

  @Test(arguments: [("90", "PASS: 1 faster, 1 unchanged"), ("101", "PASS: 2 unchanged")])
  func fasterOrWithinTheMarginPasses(_ nanoseconds: String, _ headline: String) async throws {
    try await ScratchFolder.with { folder in
      let (run, _) = try await gate(nanoseconds, ["--strict"], in: folder)
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(run.output.hasPrefix(headline + "\n"), "\(run.output)")
      #expect(!run.output.contains("::"), "nothing to annotate")
    }
  }

  @Test func marginDecides() async throws {
    try await ScratchFolder.with { folder in
      let (run, _) = try await gate("110", ["--margin", "15"], in: folder)
      #expect(run.ending == .exited(0), "\(run.output)")
    }
    try await ScratchFolder.with { folder in
      try folder.write(#"{"suites": {"gate": 0.5}, "kernels": {"none/*": 50}}"#, to: "p.json")
      let (run, _) = try await gate("101", ["--policy", "p.json"], in: folder)
      #expect(run.ending == .exited(2), "\(run.output)")
    }
  }

  @Test func wrongAnswerHasAStatusOfItsOwn() async throws {
    try await ScratchFolder.with { folder in
      let (run, _) = try await gate(
        "100", in: folder, entry: #"{"status":"wrong-answer","reason":"element 7 differs"}"#)
      #expect(run.ending == .exited(6), "\(run.errors)")
      #expect(run.errors.contains("relubench: NEW computes gate: relu/"), "\(run.errors)")
      #expect(run.errors.contains("wrongly: element 7 differs"), "\(run.errors)")
      #expect(run.output == "")
    }
  }

  @Test func whatCannotBeMeasuredIsNoWrongAnswer() async throws {
    try await ScratchFolder.with { folder in
      let (run, _) = try await gate(
        "100", in: folder, entry: #"{"status":"invalid","reason":"too short for the clock"}"#)
      #expect(run.ending == .exited(4), "\(run.errors)")
      #expect(run.errors.contains("relubench: NEW cannot measure gate: relu/"), "\(run.errors)")
      #expect(run.errors.contains("too short for the clock"), "\(run.errors)")
    }
  }
}
