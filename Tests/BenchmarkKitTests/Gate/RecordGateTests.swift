// A gate of two records: what is judged, what cannot be, and how sure it has to be.

import BenchmarkKit
import Testing

@Suite("Gates of two records")
struct RecordGateTests {
  private static let scalar = "relu/scalar-branch/baseline"
  private static let kernels = ["relu/simd8/avx2", "relu/simd16/avx2", "relu/streaming/avx2"]

  /// `scalar-branch` and three others, which take 100 ns each unless said otherwise.
  private func benchmarks(
    _ times: [Double] = [100, 100, 100], seed: UInt64 = 0, ceiling: Double? = nil
  ) -> [BenchmarkRecord] {
    let kernels = zip(Self.kernels, times).map { kernel, time in
      var benchmark = Series.benchmark(kernel, time: time, seed: seed, isDrifting: false)
      benchmark.ceiling = ceiling.map {
        RecordedCeiling(
          name: "copy", throughput: $0, interval: .init(low: $0 * 0.999, high: $0 * 1.001))
      }
      return benchmark
    }
    return [Series.benchmark(Self.scalar, time: 1000, seed: seed, isDrifting: false)] + kernels
  }

  private func gate(
    _ base: [BenchmarkRecord], _ candidate: [BenchmarkRecord], margin: Double = 20,
    model: String = "Example CPU"
  ) -> GateResult {
    RecordGate.result(
      base: Series.record(base), candidate: Series.record(candidate) { $0.cpu.model = model },
      policy: GatePolicy(margin: margin))
  }

  /// The finding on the benchmark at `index` of the candidate.
  private func finding(
    _ result: GateResult, _ benchmarks: [BenchmarkRecord], _ index: Int
  ) -> GateFinding? {
    result.findings.first { $0.benchmark.identity == benchmarks[index].identity }
  }

  @Test("only what exceeds margin and drift is decided")
  func verdicts() {
    let base = benchmarks()
    let candidate = benchmarks([150, 60, 110], seed: 9)
    let result = gate(base, candidate)
    #expect(result.findings.map(\.verdict) == [.unchanged, .regression, .improvement, .unchanged])
    #expect(gate(base, candidate, margin: 2).findings(.undecided).count == 2)
  }

  @Test(
    "what a record has no result of is undecided, with the reason",
    arguments: [
      (false, .wrongAnswer(reason: "element 7 differs"), "wrong answer: element 7 differs"),
      (
        false, .invalid(reason: "not cold", figures: Example.figures),
        "the candidate's result is invalid: not cold"
      ),
      (true, .wrongAnswer(reason: "nan"), "wrong answer in the base: nan"),
      (true, .invalid(reason: "no clock"), "the base's result is invalid: no clock"),
    ] as [(Bool, BenchmarkRecord.Outcome, String)])
  func unmeasured(isInBase: Bool, outcome: BenchmarkRecord.Outcome, reason: String) throws {
    var (base, candidate) = (benchmarks(), benchmarks(seed: 9))
    if isInBase { base[2].outcome = outcome } else { candidate[2].outcome = outcome }
    // Nor does another version of it make it pass.
    for version in [candidate[2].version, "0000000000000000"] {
      candidate[2].version = version
      let result = gate(base, candidate)
      let finding = try #require(self.finding(result, candidate, 2))
      #expect(finding.verdict == .undecided)
      #expect(finding.reason == reason)
      #expect(finding.ratio == nil && finding.detectable == nil)
      #expect(result.changed == [])
      #expect(result.verdict == .undecided)
      #expect(result.findings.count == 4)
    }
  }

  @Test("what is not the same in both is listed as changed and undecided")
  func changed() {
    var candidate = benchmarks([100, 1000, 100], seed: 9)
    candidate[2].version = "0000000000000000"
    let result = gate(benchmarks(), candidate)
    #expect(result.changed.map(\.variant) == ["simd16"])
    #expect(
      result.findings.map(\.benchmark.identity.variant).sorted() == [
        "scalar-branch", "simd16", "simd8", "streaming",
      ])
    #expect(result.findings.last?.reason == "OLD and NEW mean different things by it")
    #expect(result.verdict == .undecided)
  }

  @Test("what a record skipped it lacks")
  func skipped() {
    var (base, candidate) = (benchmarks(), benchmarks(seed: 9))
    base[1].outcome = .skipped(reason: "no AVX2")
    candidate[2].outcome = .skipped(reason: "no AVX2")
    (base[3].outcome, candidate[3].outcome) = (base[1].outcome, base[1].outcome)
    let result = gate(base, candidate)
    #expect(
      result.findings.map(\.benchmark.identity.variant) == ["scalar-branch", "simd16"])
    #expect(result.findings.last?.reason == "NEW lacks it")
    #expect(result.missing.old.map(\.variant) == ["simd8"])
    #expect(result.missing.new.map(\.variant) == ["simd16"])
    #expect(result.changed == [])
    #expect(result.verdict == .undecided)
  }

  @Test(
    "the misses allowed are shared among benchmarks, however many metrics each has",
    arguments: ["Example CPU", "Another CPU"], [nil, 800.0])
  func correction(model: String, ceiling: Double?) throws {
    let base = benchmarks(ceiling: ceiling)
    let candidate = benchmarks(seed: 9, ceiling: ceiling)
    let result = gate(base, candidate, model: model)
    // Between machines scalar-branch has nothing to be compared by.
    let judged = result.findings.filter { $0.recorded != nil }
    #expect(judged.count == (model == "Example CPU" ? 4 : 3))
    for finding in judged {
      let interval = try #require(finding.interval)
      #expect(abs(interval.coverage - (1 - 0.05 / Double(judged.count))) < 1e-9)
    }
  }

  @Test("between machines a regression shows in every metric or is none")
  func relative() throws {
    let base = benchmarks(ceiling: 800)
    // The second is slower against scalar-branch and against its ceiling, the third only against
    // scalar-branch: its ceiling fell as well.
    var candidate = benchmarks([100, 200, 200], seed: 9, ceiling: 800)
    candidate[3].ceiling = RecordedCeiling(
      name: "copy", throughput: 400, interval: .init(low: 399, high: 401))
    let result = gate(base, candidate, model: "Another CPU")
    #expect(try #require(finding(result, candidate, 2)).verdict == .regression)
    #expect(try #require(finding(result, candidate, 3)).verdict == .undecided)
    let scalar = try #require(finding(result, candidate, 0))
    #expect(scalar.verdict == .undecided)
    #expect(scalar.reason?.hasPrefix("raw times are refused") == true)
    #expect(result.method.contains("by fraction of the ceiling"))
  }

  @Test("the noise is that of the noisier run")
  func noise() {
    let quiet = NoiseRecord(before: NoiseReading(computeJitter: 0, memoryJitter: 0))
    let noisy = NoiseRecord(before: NoiseReading(computeJitter: 0.1, memoryJitter: 0))
    let cases: [(NoiseRecord?, NoiseRecord?, NoiseRecord?)] = [
      (quiet, noisy, noisy), (noisy, quiet, noisy), (quiet, nil, quiet), (nil, quiet, quiet),
      (nil, nil, nil),
    ]
    for (ofBase, ofCandidate, worse) in cases {
      var (base, candidate) = (Series.record(benchmarks()), Series.record(benchmarks()))
      (base.command.noise, candidate.command.noise) = (ofBase, ofCandidate)
      let result = RecordGate.result(base: base, candidate: candidate, policy: GatePolicy())
      #expect(result.noise == worse)
    }
  }
}
