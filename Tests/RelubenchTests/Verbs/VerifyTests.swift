// `relubench verify`: what it compared, and how a mismatch's command repeats it.

import TestSupport
import Testing

@Suite struct VerifyTests {
  @Test func saysWhatItCompared() async throws {
    let run = try await Self.verify("--short", "--kernel", "relu/simd*/baseline")
    #expect(run.ending == .exited(0))
    let all = run.output.split(separator: "\n")
    #expect(all.first == "Counts 0...259 and 1021, 4099, 65537; out of place and in place;")
    // Behind the explanation, whose lines are as long as there is room.
    let lines = Array(all.drop { !$0.hasPrefix("ok ") })
    try #require(lines.count == 3)
    let cases = try lines.map { line in
      try #require(line.firstMatch(of: /(\d+) cases/)?.output.1).description
    }.compactMap { Int($0) }
    #expect(lines[0].hasPrefix("ok       relu/simd8/baseline: "))
    #expect(lines[1].hasPrefix("ok       relu/simd16/baseline: "))
    #expect(lines[2].hasPrefix("2 kernels compared with the reference in "))
    #expect(lines[2].hasSuffix(": 0 mismatches"))
    #expect(cases.count == 3 && cases[0] > 1000 && cases[0] + cases[1] == cases[2])
    #expect(run.errors == "")
  }

  @Test func oneCase() async throws {
    let run = try await Self.verify("--case", "17:4:60:out:3", "--kernel", "relu/simd8/baseline")
    #expect(run.ending == .exited(0))
    #expect(run.output.hasPrefix("ok       relu/simd8/baseline: 1 case\n"))
    #expect(run.output.hasSuffix("1 kernel compared with the reference in 1 case: 0 mismatches\n"))
  }

  @Test(arguments: [
    ("relu", ["--input", "0x80000000"]), ("relu", ["--input", "ffc00001"]),
    ("relu-gradient", ["--input", "80000000", "--upstream", "0x3f800000"]),
  ]) func patternsAroundAnInput(_ operation: String, _ arguments: [String]) async throws {
    let run = try await Self.verify(
      ["--kernel", "\(operation)/simd*/baseline"] + arguments)
    #expect(run.ending == .exited(0))
    #expect(run.output.hasPrefix("ok       \(operation): 2 kernels, "))
    #expect(run.output.hasSuffix(" comparisons, 0 kernels with mismatches\n"))
  }

  @Test(arguments: ["float64", "float16", "bfloat16"])
  func everyPatternOfAType(type: String) async throws {
    // Of 16 bits there is but one block.
    let run = try await Self.verify("--input", "0x3c00", "--kernel", "tanh/\(type)/simd*/baseline")
    #expect(run.ending == .exited(0))
    #expect(run.output.hasPrefix("ok       tanh on \(type): 2 kernels, 131072 comparisons, "))
    #expect(run.output.contains(" ulp from the exact answer, by tanh/\(type)/simd"))
  }

  /// The last block there is.
  @Test func everyPatternOfDoubleHasABlock() async throws {
    let run = try await Self.verify(
      "--input", "0xffffffffffffffff", "--kernel", "relu/float64/simd4/baseline")
    #expect(run.ending == .exited(0))
    #expect(
      run.output
        == "ok       relu on float64: 1 kernel, 65536 comparisons, 0 kernels with mismatches\n")
  }

  @Test func casesWhereElementsCannotLieAreRefused() async throws {
    let run = try await Self.verify("--case", "17:4:60:out:3", "--kernel", "relu/float64/simd4/*")
    #expect(run.ending == .exited(64))
    #expect(run.errors.contains("multiples of 8"))
  }

  @Test func quietSaysNothingWhereAllIsWell() async throws {
    let run = try await Self.verify("--short", "--quiet", "--kernel", "relu/simd8/baseline")
    #expect(run.ending == .exited(0))
    #expect(run.output == "" && run.errors == "")
  }

  /// Kernels that cannot run are said to be skipped; where none can, that is no success.
  @Test(
    .enabled(
      if: Platform.emulator != nil, "needs qemu-x86_64, and x86-64 to have been built for"))
  func kernelsOfABetterCPUAreSkipped() async throws {
    try await ScratchFolder.with { folder in
      var command = try Command.relubench(
        ["verify", "--case", "17:4:60:out:3", "--kernel", "relu/simd8/avx2"], in: folder)
      command.arguments = ["-cpu", "Nehalem", command.executable] + command.arguments
      command.executable = Platform.emulator ?? ""
      let run = try await command.run()
      #expect(run.ending == .exited(5))
      #expect(run.output.hasPrefix("skipped  relu/simd8/avx2: "))
      #expect(run.errors.contains("none of the kernels selected runs on this machine"))
    }
  }

  private static func verify(_ arguments: String...) async throws -> FinishedCommand {
    try await verify(arguments)
  }

  private static func verify(_ arguments: [String]) async throws -> FinishedCommand {
    try await ScratchFolder.with { folder in
      try await Command.relubench(["verify"] + arguments, in: folder).run()
    }
  }
}
