// What the table says of the cost of calls.

import BenchmarkKit
import Foundation
import Testing

@Suite struct CallSummaryTests {
  /// A call that took so much longer than its loop in every round, while both drifted, and another loop.
  private func cell(
    _ cost: Double, elements: Int, variant: String = "call", loop: String? = "simd8/avx2",
    drift: Double = 0.5
  ) -> [BenchmarkRecord] {
    let times = (0..<40).map { 100 * (1 + drift * Double($0) / 40) }
    var identity = Example.identity("relu/\(variant)", elements: elements)
    identity.origin = .publicFunction
    var call = Series.benchmark(identity, times.map { $0 + cost }, group: elements)
    call.loop = loop
    return [
      Series.benchmark(
        Example.identity("relu/simd8/avx2", elements: elements), times, group: elements),
      Series.benchmark(
        Example.identity("relu/autovectorized/baseline", elements: elements),
        times.map { $0 * 4 }, group: elements),
      call,
    ]
  }

  @Test func costIsTakenRoundByRound() throws {
    let summary = try #require(
      CallSummary(
        cell(1, elements: 1) + cell(2, elements: 256, variant: "call-pointers")
          + cell(4.5, elements: 4096)))
    // The medians of the two are 15 ns apart over the drift of one group alone.
    for (cell, cost) in zip(summary.cells, [1, 2, 4.5]) {
      #expect(abs(cell.cost - cost) < 1e-9)
      #expect(cell.interval.map { abs($0.low - cost) < 1e-9 && abs($0.high - cost) < 1e-9 } == true)
    }
    let lines = summary.lines
    try #require(lines.count == 2)
    #expect(
      lines[0] == "calls: 2.0 ns above the loop they run in the median of 3 cells, at most 4.5 ns "
        + "(4.5 to 4.5): call, relu, 4Ki elements, uniform-50, 1 thread, align 64 +2048, reused output; above "
        + "3 ns in 1:")
    #expect(lines[1].hasPrefix("  relu"), "\(lines[1])")
    #expect(lines[1].hasSuffix(": 4Ki 4.5 ns call"))
  }

  @Test func whatDoesNotStandBesideItsLoopDoesNotCount() throws {
    #expect(CallSummary(cell(1, elements: 1, loop: nil)) == nil)
    #expect(CallSummary(cell(1, elements: 1, loop: "simd16/avx2")) == nil)
    // Under its name in every table, where it is held against the best kernel instead.
    #expect(CallSummary(cell(1, elements: 1, variant: "auto")) == nil)
    var apart = cell(1, elements: 1)
    apart[2].group = 7
    #expect(CallSummary(apart) == nil)
    #expect(CallSummary([]) == nil)
  }

  @Test func tableSaysIt() {
    let text = TableReport().text(for: cell(1, elements: 1))
    #expect(text.contains("calls: 1.0 ns above the loop they run"))
    // The call stands in the group of its loop.
    #expect(text.components(separatedBy: "\nrelu, 1 elements").count == 2)
    #expect(!TableReport().text(for: cell(1, elements: 1, loop: nil)).contains("calls:"))
  }

  /// Records from before rows of `auto` called the public function.
  @Test func tableSaysWhereAutoIsNotThePublicFunction() {
    let remark = "auto: in this record it calls the loop it chose directly"
    var identity = Example.identity("relu/auto")
    let old = Series.benchmark(identity, [1, 1, 1, 1, 1, 1])
    identity.origin = .publicFunction
    let new = Series.benchmark(identity, [1, 1, 1, 1, 1, 1])
    #expect(TableReport().text(for: [old]).contains(remark))
    #expect(!TableReport().text(for: [new]).contains(remark))
  }
}
