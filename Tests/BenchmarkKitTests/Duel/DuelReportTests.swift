// A duel's table and its JSON, and the numbers in them.

import BenchmarkKit
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Reports of a duel")
struct DuelReportTests {
  private static let report: DuelReport = {
    let build = Example.environment.build
    let nothing = DuelHello(build: build, benchmarks: [])
    var new = build
    (new.commit, new.dirty) = (nil, nil)
    var report = DuelReport(
      benchmarks: [
        DuelBenchmark(ratios: Ratios.around(1.05)),
        DuelBenchmark(
          ratios: [1, 1.1], identity: Example.identity("relu/simd16/avx2", threads: 2)),
        DuelBenchmark(ratios: [], identity: Example.identity("relu/simd4/avx2")),
      ],
      pairing: DuelPairing(old: nothing, new: nothing), builds: DuelSides(old: build, new: new),
      margin: 0.02)
    report.changed = [Example.identity("relu/x/avx2"), Example.identity("relu/y/avx2")]
    report.missing.old = [Example.identity("relu/z/avx2")]
    return report
  }()

  @Test("the table has a row for each benchmark and says what was not compared")
  func table() {
    let expected = """
      OLD 0123abc, NEW unknown commit, 14 process pairs

      benchmark                                       old       new   ratio           interval  verdict
      -----------------------------------------  --------  --------  ------  -----------------  ---------
      relu/simd8/avx2 4Ki uniform-50             100.0 ns  105.0 ns  1.0500  1.0490 ... 1.0511  slower
      relu/simd16/avx2 4Ki 2 threads uniform-50  100.0 ns  105.0 ns  1.0488                  -  undecided
      relu/simd4/avx2 4Ki uniform-50                    -         -       -                  -  undecided

      ratio: time of NEW over time of OLD, the median of the process pairs' medians.
      interval: of the ratio, 95 % or more.
      equivalent: all of it within 2.0 %.
      2 not compared, as both executables mean different things by it, quick: relu/x/avx2, 4096 elements,
        uniform-50, 1 threads for one.
      1 not compared, as OLD lacks it, quick: relu/z/avx2, 4096 elements, uniform-50, 1 threads.

      """
    #expect(Self.report.text() == expected)
  }

  @Test("JSON holds every sample and what follows from them")
  func json() throws {
    struct Row: Decodable {
      let ratio, low, high: Double?
      let verdict: String
      let pairs: [ProcessPairSamples]
    }
    struct Document: Decodable {
      let schemaVersion: Int
      let margin: Double
      let benchmarks: [Row]
    }
    let text = try DuelLine.text(Self.report)
    #expect(!text.contains("\n"))
    let document = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
    #expect(document.schemaVersion == 1 && document.margin == 0.02)
    #expect(document.benchmarks.map(\.pairs) == Self.report.benchmarks.map(\.pairs))
    #expect(document.benchmarks.map(\.verdict) == ["slower", "undecided", "undecided"])
    #expect(document.benchmarks[1].ratio == 1.1.squareRoot())
    #expect(document.benchmarks[1].low == nil && document.benchmarks[2].ratio == nil)
  }

  @Test("a pair counts once, however many rounds it had")
  func pairsAreObservations() throws {
    var benchmark = DuelBenchmark(ratios: Array(repeating: 1.1, count: 6))
    let many = ProcessPairSamples(
      old: Array(repeating: 100, count: 1000), new: Array(repeating: 90, count: 1000), batch: 1,
      startedFirst: .new)
    benchmark.pairs.append(many)
    #expect(benchmark.logRatios.count == 7)
    #expect(abs(try #require(benchmark.comparison?.ratio) - 1.1) < 1e-12)
    #expect(benchmark.comparison?.interval?.low ?? 1 < 1)
    #expect(benchmark.median(of: .new) == 90, "times are over all rounds")
    #expect(benchmark.median(of: .old) == 100)
  }

  @Test("the ratio of a pair is the median over its rounds, not the ratio of the medians")
  func medianOfRatios() throws {
    let pair = ProcessPairSamples(old: [1, 2, 4], new: [2, 4, 4], batch: 1, startedFirst: .old)
    #expect(abs(try #require(pair.medianLogRatio) - 0.6931471805599453) < 1e-15)
    let none = ProcessPairSamples(old: [], new: [], batch: 1, startedFirst: .old)
    #expect(none.medianLogRatio == nil)
  }
}
