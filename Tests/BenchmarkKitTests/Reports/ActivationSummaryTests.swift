// What the table says of functions beside ReLU.

import BenchmarkKit
import Testing

@Suite struct ActivationSummaryTests {
  /// A function that takes so many times ReLU's time in every round, while both drift.
  private func functions(
    _ ratio: Double, _ operation: String = "tanh", elements: Int, threads: Int = 1
  ) -> [BenchmarkRecord] {
    let times = (0..<40).map { 100 * (1 + 0.5 * Double($0) / 40) }
    func record(_ operation: String, _ factor: Double) -> BenchmarkRecord {
      var identity = Example.identity("\(operation)/auto", elements: elements, threads: threads)
      identity.operation = operation
      identity.origin = .publicFunction
      return Series.benchmark(identity, times.map { $0 * factor }, group: elements)
    }
    return [record("relu", 1), record(operation, ratio)]
  }

  @Test func ratioIsTakenRoundByRound() throws {
    let summary = try #require(
      ActivationSummary(
        functions(3, elements: 4096) + functions(1.25, elements: 65_536)
          + functions(2, "sigmoid", elements: 4096, threads: 2)))
    for (cell, ratio) in zip(summary.cells, [3, 1.25, 2]) {
      #expect(abs(cell.ratio - ratio) < 1e-9)
      #expect(cell.interval.map { abs($0.low - ratio) < 1e-9 } == true)
    }
    let lines = summary.lines
    #expect(lines.count == 3)
    #expect(lines[1].contains("tanh"))
    #expect(lines[1].hasSuffix("4Ki 3.00x, 64Ki 1.25x"), "\(lines[1])")
    #expect(lines[2].contains("sigmoid") && lines[2].contains("2 threads"), "\(lines[2])")
  }

  @Test func whatDoesNotStandBesideReLUDoesNotCount() {
    #expect(ActivationSummary([]) == nil)
    // ReLU alone, another group, another size, a kernel that no program calls.
    #expect(ActivationSummary([functions(3, elements: 1)[0]]) == nil)
    var apart = functions(3, elements: 1)
    apart[1].group = 7
    #expect(ActivationSummary(apart) == nil)
    var larger = functions(3, elements: 1)
    larger[1].identity.elements = 2
    #expect(ActivationSummary(larger) == nil)
    var kernel = functions(3, elements: 1)
    kernel[1].identity.origin = nil
    #expect(ActivationSummary(kernel) == nil)
  }

  @Test func tableSaysIt() {
    #expect(TableReport().text(for: functions(3, elements: 4096)).contains("times relu"))
    #expect(!TableReport().text(for: [functions(3, elements: 4096)[0]]).contains("times relu"))
  }
}
