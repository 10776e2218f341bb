// A stage of a call is no kernel: it has a time, and is compared with nothing.

import BenchmarkKit
import SystemPackage
import Testing

@Suite struct StageTests {
  /// A stage that would be the best of everything it is taken for.
  private static func stage(
    _ name: String = "parallel-pool/join", elements: Int = 4096, time: Double = 1, threads: Int = 1
  ) -> BenchmarkRecord {
    var identity = Example.identity("stage/\(name)", elements: elements, threads: threads)
    identity.operation = "relu"
    // What a comparison looks for.
    identity.variant = "scalar-branch"
    identity.bytesPerIteration = 0
    var record = Series.benchmark("relu/simd8/avx2", time: time, elements: elements)
    record.identity = identity
    record.version = identity.version
    return record
  }

  private static func kernels(elements: Int = 4096) -> [BenchmarkRecord] {
    [("relu/scalar-branch/baseline", 900.0), ("relu/simd8/avx2", 300), ("relu/simd16/avx2", 200)]
      .map { Series.benchmark($0.0, time: $0.1, elements: elements) }
  }

  @Test func idsTellWhatIsAKernel() {
    #expect(Self.stage().identity.isStage && !Self.stage().identity.isKernel)
    let ceiling = Example.identity("ceiling/copy")
    #expect(!ceiling.isStage && !ceiling.isKernel)
    #expect(!Example.identity().isStage && Example.identity().isKernel)
  }

  @Test func comparisonsAreOfKernels() {
    let kernels = [4096, 8192].flatMap { Self.kernels(elements: $0) }
    let stages = [4096, 8192].map { Self.stage(elements: $0) }
    let comparison = Comparison(of: stages + kernels, margin: 0.01)
    #expect(comparison == Comparison(of: kernels, margin: 0.01))
    #expect(comparison.hasComparisons && !comparison.crossovers.isEmpty)
  }

  /// Neither times nor, on another machine, speed-ups.
  @Test(arguments: [false, true]) func differencesAreOfKernels(isOtherMachine: Bool) {
    let other: (inout Environment) -> Void = { if isOtherMachine { $0.cpu.model = "Another" } }
    let base = Series.record(Self.kernels())
    let diff = RecordDiff(
      base: Series.record([Self.stage()] + Self.kernels()),
      candidate: Series.record([Self.stage(time: 5)] + Self.kernels(), change: other),
      margin: 0.05)
    #expect(
      diff
        == RecordDiff(
          base: base, candidate: Series.record(Self.kernels(), change: other), margin: 0.05))
    #expect(diff.hasCommon)
    #expect(
      !RecordDiff(
        base: Series.record([Self.stage()]), candidate: Series.record([Self.stage()]), margin: 0.05
      ).hasCommon)
  }

  /// Stages stand below the kernels whatever their place in the record, have a time and nothing else,
  /// and are neither the fastest nor what others are relative to.
  @Test func tableShowsATimeAndNothingElse() {
    let benchmarks = [
      Example.benchmark(Self.stage().identity, median: 1),
      Example.benchmark(Example.identity("relu/scalar-branch/baseline"), median: 900),
      Example.benchmark(Example.identity("relu/simd8/avx2"), median: 300),
    ]
    let expected = """
      kernel                      median  interval     GB/s  speed-up
      ------------------------  --------  --------  -------  --------

      relu, 4Ki elements, uniform-50, 1 thread, align 64 +2048, reused output
      scalar-branch/baseline    900.0 ns     ±1.0%     36.4     1.00x
      simd8/avx2                300.0 ns     ±1.0%      109     3.00x
      stage/parallel-pool/join  1.000 ns     ±1.0%        -         -

      """
    #expect(TableReport(footer: false).text(for: benchmarks) == expected)
    let coloured = TableReport(colour: true).text(for: benchmarks).split(separator: "\n")
    #expect(coloured.filter { $0.contains("\u{1B}[32m") }.map { $0.contains("simd8") } == [true])
    #expect(TableReport().text(for: benchmarks).contains("\nstage/...: the time of a part"))
    #expect(!TableReport().text(for: Self.kernels()).contains("stage"))
  }

  @Test func recordsHoldIt() throws {
    let record = Series.record([Self.stage()])
    #expect(try Record.decode(try record.json(), from: "r.json").benchmarks == record.benchmarks)
    #expect(record.benchmarks[0].throughput == 0)
  }
}
