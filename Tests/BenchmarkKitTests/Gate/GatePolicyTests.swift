// What a project lets pass: which margin holds, and which files are refused.

import BenchmarkKit
import SystemPackage
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Policy of a gate")
struct GatePolicyTests {
  /// In whole percent.
  private func margin(_ policy: GatePolicy, _ kernel: String, suite: String = "gate") -> Double {
    (policy.margin(for: Example.identity(kernel, suite: suite)) * 100).rounded()
  }

  private func read(_ text: String) throws -> GatePolicy {
    try TemporaryFolder.with { folder in
      let path = folder.appending("gate.json")
      try Data(text.utf8).write(to: URL(filePath: path.string))
      return try GatePolicy.read(from: path)
    }
  }

  /// The message without the path, which is another one each time.
  private func refusal(_ text: String) -> String? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return "\(error)".split(separator: "' ", maxSplits: 1).last.map(String.init)
    }
  }

  @Test("the margin is 2 % unless something else is said")
  func standard() throws {
    #expect(try read("{}") == GatePolicy(margin: 2))
    #expect(GatePolicy().margin(for: Example.identity()) == 0.02)
  }

  @Test("a kernel's margin goes before a suite's, and that before the general one")
  func precedence() throws {
    let policy = try read(
      #"{"margin": 3, "suites": {"sizes": 5}, "kernels": {"relu/streaming/*": 10}}"#)
    #expect(margin(policy, "relu/simd8/avx2") == 3)
    #expect(margin(policy, "relu/simd8/avx2", suite: "sizes") == 5)
    #expect(margin(policy, "relu/streaming/avx2") == 10)
    #expect(margin(policy, "relu/streaming/avx2", suite: "sizes") == 10)
  }

  @Test("of several patterns the longest counts, of equally long ones always the same")
  func longestPattern() {
    let policy = GatePolicy(kernels: ["*": 1, "relu/*": 2, "relu/simd8/*": 3, "relu/simd8/avx2": 0])
    #expect(margin(policy, "leaky-relu/simd8/avx2") == 1)
    #expect(margin(policy, "relu/simd16/avx2") == 2)
    #expect(margin(policy, "relu/simd8/avx512") == 3)
    #expect(margin(policy, "relu/simd8/avx2") == 0)
    for _ in 0..<20 {
      let tie = GatePolicy(kernels: ["relu/simd8/*": 4, "*/simd8/avx2": 5, "relu/*/avx2x": 6])
      #expect(margin(tie, "relu/simd8/avx2") == 4)
    }
  }

  @Test(
    "a star stands for anything or nothing, everything else for itself",
    arguments: [
      ("*", true), ("**", true), ("relu/simd8/avx2", true), ("relu/simd8/avx2*", true),
      ("*relu/simd8/avx2", true), ("relu/*/avx2", true), ("r*u/*8*2", true), ("*simd*", true),
      ("re*lu/*", true), ("*8/avx*", true), ("", false), ("relu", false), ("simd8", false),
      ("relu/simd8/avx", false), ("relu/simd8/*avx2*x", false), ("*avx", false), ("simd*", false),
      ("relu/simd8/avx2avx2*", false), ("relu/simd8/avx*vx2", false), ("*avx2*simd8*", false),
      ("*8*8*", false), ("RELU/*", false), ("relu/simd?/avx2", false), ("relu/./*", false),
    ])
  func pattern(pattern: String, matches: Bool) {
    #expect(margin(GatePolicy(kernels: [pattern: 7]), "relu/simd8/avx2") == (matches ? 7 : 2))
  }

  @Test(
    "what makes no sense is refused with its place",
    arguments: [
      (#"{"margins": 2}"#, "at margins: a policy has margin, suites, kernels and nothing else"),
      (#"{"margin": -0.1}"#, "at margin: a margin is between 0 and 1000 percent, not -0.1"),
      (#"{"margin": 1001}"#, "at margin: a margin is between 0 and 1000 percent, not 1001.0"),
      (
        #"{"suites": {"sizes": -1}}"#,
        "at suites.sizes: a margin is between 0 and 1000 percent, not -1.0"
      ),
      (
        #"{"kernels": {"relu/*": 1e9}}"#,
        "at kernels.relu/*: a margin is between 0 and 1000 percent"
      ),
      (#"{"margin": "2"}"#, "at margin: expected Double"),
      (#"{"suites": {"sizes": "x"}}"#, "at suites.sizes: expected Double"),
      (#"{"suites": [1]}"#, "at suites: expected"),
      (#"{"margin": NaN}"#, "is NaN or infinite"), (#"{"margin": 2"#, "ends in line 1"),
      (#"{"margin": 1e999}"#, "is NaN or infinite"), ("", "ends in line 1"),
      ("[]", "at the top: "),
      ("null", "at the top: "),
    ])
  func refusals(text: String, place: String) {
    let found = refusal(text)
    #expect(found?.contains(place) == true, "\(found ?? "accepted")")
  }

  @Test("keys that apply to no benchmark of the gate are named")
  func idle() {
    let policy = GatePolicy(
      suites: ["gate": 1, "sizes": 2, "quik": 3],
      kernels: ["relu/simd8/*": 1, "*": 2, "relu/simd61/*": 3, "leaky-relu/*": 4, "simd8": 5])
    let benchmarks = [
      Example.identity("relu/simd8/avx2", suite: "gate"),
      Example.identity("relu/simd16/avx512", suite: "sizes"),
    ]
    #expect(
      policy.idle(for: benchmarks) == [
        "suites.quik", "kernels.leaky-relu/*", "kernels.relu/simd61/*", "kernels.simd8",
      ])
    #expect(policy.idle(for: []).count == 8)
    #expect(GatePolicy(margin: 5).idle(for: benchmarks) == [])
    // One that a longer pattern takes every benchmark from still applies.
    #expect(GatePolicy(kernels: ["*": 1, "relu/*": 2]).idle(for: benchmarks) == [])
  }

  @Test("the largest and the smallest margin are none too many", arguments: [0, 1000])
  func limits(percent: Double) throws {
    #expect(try read(#"{"margin": \#(percent)}"#).margin == percent)
  }

  @Test("a file that is not there is named")
  func missing() {
    #expect(throws: RecordError.unreadable("/none/gate.json", .noSuchFileOrDirectory)) {
      try GatePolicy.read(from: "/none/gate.json")
    }
  }
}
