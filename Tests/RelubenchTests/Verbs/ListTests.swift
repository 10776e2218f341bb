// `relubench list` as people and programs read it.

import BenchmarkSuites
import ReLUKernels
import TestSupport
import Testing

@Suite struct ListTests {
  /// All but those of other libraries, which this build may have.
  private static let ours = BenchmarkCatalog.all.filter { !$0.identity.isPeer }

  private static func list(
    _ arguments: String..., environment: [String: String?] = [:]
  ) async throws -> FinishedCommand {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        ["list"] + arguments, in: folder,
        // Wide enough for a line each.
        environment: environment.merging(["COLUMNS": "300"]) { $1 }
      ).run()
      #expect(run.ending == .exited(0))
      #expect(run.errors == "")
      return run
    }
  }

  @Test func textNamesEveryKernelAndSuite() async throws {
    let types = ElementType.allCases.map(\.rawValue).joined(separator: ",")
    let all = try await Self.list("--type", types).output
    let lines = all.split(separator: "\n").map(String.init)
    for kernel in Self.ours {
      let line = lines.first { $0.hasPrefix("  \(kernel.id) ") }
      let said = kernel.identity.availability.reason ?? kernel.identity.summary
      #expect(line?.hasSuffix(said) == true, "\(kernel.id)")
    }
    for suite in Suite.all {
      #expect(lines.contains { $0.hasPrefix("  \(suite.name) ") && $0.hasSuffix(suite.summary) })
    }
  }

  /// Those of one type fill many screens; the others are told of.
  @Test func textIsOfOneTypeUnlessSomebodyAsks() async throws {
    let text = try await Self.list().output
    #expect(text.contains("  relu/simd8/baseline ") && !text.contains("relu/float64/"))
    let others = Self.ours.filter { $0.identity.elementType != .float32 }.count
    #expect(text.contains("\n  and \(others) on float64, float16, bfloat16: --type shows them\n"))
    let some = try await Self.list("--type", "float16").output
    #expect(some.contains("  relu/float16/simd16/baseline ") && !some.contains("  relu/simd8/"))
  }

  @Test func unknownTypesAreNamedWithThoseThereAre() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(["list", "--type", "float61"], in: folder).run()
      #expect(run.ending == .exited(64))
      #expect(run.errors.contains("--type") && run.errors.contains("float16"))
    }
  }

  @Test func jsonHoldsTheSame() async throws {
    let json = try JSONValue(json: try await Self.list("--format", "json").output.utf8)
    let kernels = try #require(json["kernels"]).elements
    #expect(kernels.map { $0["id"] } == Self.ours.map { .string($0.id) })
    for kernel in kernels {
      #expect(kernel["available"] == .bool(kernel["reason"] == nil))
    }
    #expect(json["suites"]?.elements.map { $0["name"] } == Suite.all.map { .string($0.name) })
  }

  /// Other libraries answer otherwise in places, and say where; ours never do.
  @Test func kernelsSayWhereTheyAnswerOtherwise() async throws {
    let python = ["RELUBENCH_PYTHON": "no-interpreter"]
    let text = try await Self.list(environment: python).output.split(separator: "\n")
    let answers = text.filter { $0.contains("Answers otherwise: ") }
    #expect(!answers.isEmpty && answers.allSatisfy { $0.hasPrefix("  peer/") })
    let pytorch = try #require(answers.first { $0.hasPrefix("  peer/pytorch/relu ") })
    #expect(pytorch.hasSuffix(" Answers otherwise: NaN, the sign of zero."))

    let json = try await Self.list("--format", "json", environment: python).output
    for kernel in try #require(try JSONValue(json: json.utf8)["kernels"]).elements {
      guard case .string(let id)? = kernel["id"] else { continue }
      if id == "peer/pytorch/relu" {
        #expect(kernel["deviations"]?.elements == [.string("nan"), .string("zeroSign")])
      } else if !id.hasPrefix("peer/") {
        #expect(kernel["deviations"]?.elements == [])
      }
    }
  }

  @Test func optionsSelectKernels() async throws {
    let run = try await Self.list(
      "--format", "json", "--operation", "leaky-relu", "--kernel", "*/simd*", "--isa", "baseline")
    let ids = try JSONValue(json: run.output.utf8)["kernels"]?.elements.map { $0["id"] }
    #expect(ids?.contains(.string("leaky-relu/simd16/baseline")) == true)
    #expect(
      ids?.allSatisfy {
        guard case .string(let id) = $0 else { return false }
        return id.hasPrefix("leaky-relu/") && id.hasSuffix("/baseline")
      } == true)
  }

  /// A CPU without AVX, in software.
  @Test(
    .enabled(
      if: Platform.emulator != nil, "needs qemu-x86_64, and x86-64 to have been built for"),
    arguments: ["table", "json"])
  func kernelsOfABetterCPUAreListedWithTheReason(_ format: String) async throws {
    try await ScratchFolder.with { folder in
      var command = try Command.relubench(
        ["list", "--format", format], in: folder, environment: ["COLUMNS": "300"])
      command.arguments = ["-cpu", "Nehalem", command.executable] + command.arguments
      command.executable = Platform.emulator ?? ""
      let run = try await command.run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      if format == "table" {
        let lines = run.output.split(separator: "\n")
        let line = lines.first { $0.contains("  relu/simd8/avx2 ") }
        #expect(line?.contains("unavailable: this CPU") == true && line?.contains("AVX2") == true)
        #expect(lines.contains { $0.contains("  relu/simd8/baseline ") && $0.contains("lanes") })
      } else {
        let kernels = try JSONValue(json: run.output.utf8)["kernels"]?.elements ?? []
        let kernel = try #require(kernels.first { $0["id"] == .string("relu/simd16/avx512") })
        #expect(kernel["available"] == .bool(false))
        #expect(kernel["reason"] != nil)
        let baseline = try #require(kernels.first { $0["id"] == .string("relu/simd8/baseline") })
        #expect(baseline["available"] == .bool(true))
      }
    }
  }
}
