// The reports of comparisons, letter for letter.

import BenchmarkKit
import Testing

@Suite struct ComparisonReportTests {
  /// Samples of one value each, so that every figure can be worked out by hand.
  private func benchmark(
    _ kernel: String, _ time: Double, elements: Int = 4096, group: Int? = 1
  ) -> BenchmarkRecord {
    var benchmark = Series.benchmark(
      Example.identity(kernel, elements: elements), Array(repeating: time, count: 12),
      group: group)
    benchmark.identity.placement.sourceDestinationOffset = 0
    return benchmark
  }

  private static let mark = "\u{1B}["

  @Test func compareIsAsPrinted() {
    var skipped = benchmark("relu/streaming/avx512", 1)
    skipped.outcome = .skipped(reason: "this CPU lacks AVX-512")
    let comparison = Comparison(
      of: [
        benchmark("relu/scalar-branch/baseline", 1000), benchmark("relu/simd8/avx2", 500),
        benchmark("relu/simd16/avx2", 505, group: 2), skipped,
        benchmark("relu/scalar-branch/baseline", 2000, elements: 8192),
        benchmark("relu/simd8/avx2", 1000, elements: 8192),
        benchmark("relu/simd16/avx2", 800, elements: 8192),
      ], margin: 0.015)
    let expected = """
      kernel                    median  speed-up     interval  verdict
      ----------------------  --------  --------  -----------  -------

      relu, 4Ki elements, uniform-50, 1 thread, align 64, reused output: over scalar-branch/baseline
      scalar-branch/baseline  1.000 us         -            -        -
      simd8/avx2              500.0 ns     2.00x  2.00..2.00x   faster
      simd16/avx2             505.0 ns     1.98x  1.98..1.98x   faster  not paired
      streaming/avx512               -         -            -        -  skipped: this CPU lacks AVX-512

      relu, 8Ki elements, uniform-50, 1 thread, align 64, reused output: over scalar-branch/baseline
      scalar-branch/baseline  2.000 us         -            -        -
      simd8/avx2              1.000 us     2.00x  2.00..2.00x   faster
      simd16/avx2             800.0 ns     2.50x  2.50..2.50x   faster

      Where simd16 passes simd8
        relu, uniform-50, 1 thread, align 64, reused output
          simd16/avx2 against simd8/avx2: faster from between 4Ki and 8Ki

      speed-up: the time of what is compared with over that of the kernel, median over the rounds.
        interval: its 95 % interval, widened where rounds depend on each other.
      equivalent: within 1.5% either way; undecided: the interval leaves it open, measure longer.
      not paired: not measured in the same rounds, so the interval is the wider one of two medians, and
        what changed in between is not in it.
      faster from: the smallest size measured from which the first is faster at that and every larger one;
        sizes are in elements.

      """
    #expect(CompareReport().text(for: comparison) == expected)
    let coloured = CompareReport(colour: true).text(for: comparison)
    #expect(coloured.contains("\(Self.mark)32msimd8/avx2"))
    #expect(coloured.contains("\nscalar-branch/baseline"))
  }

  @Test func diffIsAsPrinted() {
    let base = Series.record([
      benchmark("relu/simd8/avx2", 500), benchmark("relu/simd16/avx2", 500),
      benchmark("relu/streaming/avx2", 500), benchmark("relu/gone/avx2", 1),
    ])
    var changed = benchmark("relu/streaming/avx2", 1)
    changed.version = "0123456789abcdef"
    var candidate = Series.record([
      benchmark("relu/simd8/avx2", 1000), benchmark("relu/simd16/avx2", 510), changed,
    ])
    candidate.command.noise = nil
    let diff = RecordDiff(base: base, candidate: candidate, margin: 0.05)
    let version = base.benchmarks[2].version ?? ""
    let expected = """
      Benchmarks that are not the same in both records: 1, marked 'changed'. Their raw times are not
        compared; what each record measured relative to itself is.

      BASE \(Example.noise.line)

      kernel       metric      base  candidate  ratio     interval     verdict
      -----------  ------  --------  ---------  -----  -----------  ----------

      relu, 4Ki elements, uniform-50, 1 thread, align 64, reused output
      simd8/avx2     time  500.0 ns   1.000 us  2.00x  2.00..2.00x      slower
      simd16/avx2    time  500.0 ns   510.0 ns  1.02x  1.02..1.02x  equivalent

      0 faster, 1 slower, 1 equivalent, 0 undecided

      Not compared:
        relu/streaming/avx2: relu, 4Ki elements, uniform-50, 1 thread, align 64, reused output: changed:
          what it measures is no longer the same (version \(version) and 0123456789abcdef), and it
          has nothing of its own run to be relative to in both records

      Only in the base:
        relu/gone/avx2: relu, 4Ki elements, uniform-50, 1 thread, align 64, reused output

      ratio: above 1 the candidate is slower; of times the candidate's over the base's, of fractions of
        the ceiling and speed-ups over scalar-branch the base's over the candidate's. equivalent: within
        5% either way.
      Caution: the intervals hold the noise within each run, not the drift between them. On a virtual
        machine two runs of the same program differ by 10 to 20 %; only what was measured side by side in
        one run is free of that.

      """
    #expect(DiffReport().text(for: diff) == expected)
  }

  @Test func noiseStandsAboveTheTableOfTheRecordItIsOf() {
    let comparison = Comparison(of: [benchmark("relu/simd8/avx2", 500)], margin: 0.01)
    let plain = CompareReport().text(for: comparison)
    #expect(
      CompareReport().text(for: comparison, noise: Example.noise)
        == Example.noise.line + "\n\n" + plain)
    let worst = NoiseReading(computeJitter: 1, memoryJitter: 0)
    var candidate = Series.record([benchmark("relu/simd8/avx2", 500)])
    candidate.command.noise = NoiseRecord(before: worst)
    let diff = RecordDiff(
      base: Series.record([benchmark("relu/simd8/avx2", 500)]), candidate: candidate, margin: 0.05)
    let text = DiffReport(width: 120).text(for: diff)
    let line = "CANDIDATE " + NoiseRecord(before: worst).line
    #expect(text.hasPrefix("BASE \(Example.noise.line)\n\(line)\n\nkernel "))
    let coloured = DiffReport(width: 120, colour: true).text(for: diff)
    #expect(coloured.contains("\n\(Self.mark)31m\(line)\(Self.mark)0m\n"))
  }
}
