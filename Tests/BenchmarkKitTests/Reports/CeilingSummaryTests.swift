// What the table says of the kernel that chooses and what the memory can do.

import BenchmarkKit
import Testing

@Suite struct CeilingSummaryTests {
  private static let cpu = CPUFacts(
    architecture: "x86_64", coresOnline: 4, coresAvailable: 4,
    caches: [
      CPUFacts.Cache(level: 1, type: "data", bytes: 32 << 10, sharedBy: 1),
      CPUFacts.Cache(level: 2, type: "unified", bytes: 1 << 20, sharedBy: 1),
      CPUFacts.Cache(level: 3, type: "unified", bytes: 32 << 20, sharedBy: 4),
    ])

  /// A benchmark of `auto` at a share of its ceiling, whose interval is so wide.
  private func auto(
    _ share: Double, elements: Int, threads: Int = 1, inPlace: Bool = false, width: Double = 1.1,
    change: (inout BenchmarkIdentity) -> Void = { _ in }
  ) -> BenchmarkRecord {
    var placement = RecordedPlacement(alignment: 64, sourceDestinationOffset: 0)
    if inPlace { placement.output = .inPlace }
    var identity = Example.identity(
      "relu/auto", elements: elements, threads: threads, placement: placement)
    change(&identity)
    var benchmark = Example.benchmark(identity, median: Double(elements))
    // 8 bytes an element in 1 ns.
    let throughput = 8 / share
    benchmark.ceiling = RecordedCeiling(
      name: "copy", threads: threads, throughput: throughput,
      interval: .init(low: throughput, high: throughput * width))
    return benchmark
  }

  @Test func goalsAreCountedAndWhatMissesThemIsListed() throws {
    let summary = try #require(
      CeilingSummary(
        [
          auto(0.95, elements: 4096), auto(0.891, elements: 8192),
          auto(0.5, elements: 8192, threads: 2), auto(0.98, elements: 1 << 20),
          auto(0.9698, elements: 1 << 21), auto(0.7, elements: 1 << 21, inPlace: true),
          auto(0.3, elements: 1 << 22, width: 1.3), auto(1.01, elements: 1 << 23),
        ], cpu: Self.cpu))
    #expect(
      summary.lines == [
        "auto: at least 97 % of its ceiling in 2 of 4 cells beyond L2, at least 90 % of its ceiling "
          + "in 1 of 3 cells within (1 MiB a thread); not counted: 1 whose interval is over "
          + "25 % wide and holds the goal.",
        "below 97 % beyond L2:", "  relu, 1 thread: 2Mi 96.98%",
        "  relu, 1 thread, in place: 2Mi 70.0%", "below 90 % within:",
        "  relu, 1 thread: 8Ki 89.1%", "  relu, 2 threads: 8Ki 50.0%",
      ])
  }

  /// Nobody computes what nothing reads: those with a reader stand for those without.
  @Test func choicesAreJudgedWithAReaderWhereThereIsOne() throws {
    let summary = try #require(
      CeilingSummary(
        [
          auto(0.5, elements: 4096),
          auto(0.95, elements: 4096) {
            $0.consumer = .read
            $0.bytesPerIteration += 4096 * 4
          },
          auto(0.6, elements: 8192),
        ], cpu: Self.cpu))
    #expect(summary.within.map(\.benchmark.consumer) == [.read, nil])
    // One that could not be measured stands for nothing.
    var broken = auto(0.95, elements: 4096) { $0.consumer = .read }
    broken.outcome = .invalid(reason: "a test")
    let rest = try #require(CeilingSummary([auto(0.5, elements: 4096), broken], cpu: Self.cpu))
    #expect(rest.within.map(\.benchmark.consumer) == [nil])
  }

  /// L2 holds 1 MiB a thread.
  @Test(arguments: [
    (128 << 10, 1, false, false), ((128 << 10) + 1, 1, false, true),
    ((128 << 10) + 1, 2, false, false), ((256 << 10) + 1, 2, false, true),
    // In place there is one array.
    (256 << 10, 1, true, false), ((256 << 10) + 1, 1, true, true),
    // No more caches than cores.
    (512 << 10, 8, false, false), ((512 << 10) + 1, 8, false, true),
  ])
  func arraysAreHeldAgainstTheCachesOfAsManyThreads(
    _ elements: Int, _ threads: Int, _ inPlace: Bool, _ isBeyond: Bool
  ) throws {
    let cell = auto(0.95, elements: elements, threads: threads, inPlace: inPlace)
    let summary = try #require(CeilingSummary([cell], cpu: Self.cpu))
    #expect((summary.beyond.count == 1) == isBeyond)
    #expect((summary.within.count == 1) == !isBeyond)
  }

  @Test func coldArraysAreBeyondWhateverTheirSize() throws {
    let cell = auto(0.95, elements: 64) { $0.cache = .cold }
    #expect(try #require(CeilingSummary([cell], cpu: Self.cpu)).beyond.count == 1)
  }

  @Test func sharedCacheCountsOnce() throws {
    var cpu = Self.cpu
    cpu.caches[1].sharedBy = 4
    let cell = auto(0.95, elements: 256 << 10, threads: 2)
    #expect(try #require(CeilingSummary([cell], cpu: cpu)).beyond.count == 1)
    #expect(try #require(CeilingSummary([cell], cpu: Self.cpu)).beyond.isEmpty)
  }

  @Test func withoutWhatItTakesNothingIsSaid() {
    var cpu = Self.cpu
    cpu.caches.remove(at: 1)
    let cell = auto(0.95, elements: 64)
    var bare = cell
    bare.ceiling = nil
    var invalid = cell
    invalid.outcome = .invalid(reason: "above its ceiling", figures: cell.figures)
    var other = cell
    other.identity.variant = "simd8"
    #expect(CeilingSummary([cell], cpu: Self.cpu) != nil)
    #expect(CeilingSummary([cell], cpu: cpu) == nil)
    #expect(
      CeilingSummary(
        [bare, invalid, other, auto(0.9, elements: 64, width: 1.26)], cpu: Self.cpu) == nil)
  }

  @Test func tableHasTheLinesWhereTheProcessorIsKnown() {
    let benchmarks = [auto(0.95, elements: 1 << 20), auto(0.8, elements: 1 << 21)]
    let text = TableReport().text(for: benchmarks, cpu: Self.cpu)
    #expect(text.contains("\nauto: at least 97 % of its ceiling in 0 of 2 cells beyond L2 (1 MiB"))
    #expect(text.contains("\n  relu, 1 thread: 1Mi 95.0%, 2Mi 80.0%\n"))
    #expect(!TableReport().text(for: benchmarks).contains("97 %"))
  }
}
