// Lists of cells name what differs in them, and fit.

import BenchmarkKit
import Testing

@Suite struct CellListTests {
  private static let plain = BenchmarkIdentity(
    suite: "quick", kernel: "relu/auto", operation: "relu", variant: "auto", instructionSet: "",
    elements: 4096, distribution: "random-50",
    placement: RecordedPlacement(alignment: 64, sourceDestinationOffset: 0),
    threads: 1, bytesPerIteration: 8 * 4096)

  private static func changed(_ change: (inout BenchmarkIdentity) -> Void) -> BenchmarkIdentity {
    var identity = plain
    change(&identity)
    return identity
  }

  static let others: [(BenchmarkIdentity, String)] = [
    (changed { $0.suite = "gate" }, "  gate: relu, 1 thread: 4Ki !"),
    (changed { $0.distribution = "zeros" }, "  relu, zeros, 1 thread: 4Ki !"),
    (changed { $0.threads = 2 }, "  relu, 2 threads: 4Ki !"),
    (changed { $0.elements = 100 }, "  relu, 1 thread: 100 !"),
    (changed { $0.placement.output = .inPlace }, "  relu, 1 thread, in place: 4Ki !"),
    (
      changed { $0.placement.output = .fresh },
      "  relu, 1 thread, align 64, fresh output: 4Ki !"
    ),
    (
      changed { $0.placement.alignment = 4 }, "  relu, 1 thread, align 4, reused output: 4Ki !"
    ),
    (changed { $0.cache = .cold }, "  relu, 1 thread, cold cache: 4Ki !"),
    (changed { $0.elementType = "float16" }, "  relu, float16, 1 thread: 4Ki !"),
    (changed { $0.network = .pass(of: "vgg-16") }, "  relu, 1 thread: vgg-16 (full pass) !"),
    // One slope goes without saying.
    (
      changed {
        $0.operation = "leaky-relu"
        $0.slope = 0.01
      }, "  leaky-relu, 1 thread: 4Ki !"
    ),
  ]

  @Test(arguments: others)
  func whatDiffersInTheTableIsNamed(_ other: BenchmarkIdentity, _ line: String) {
    #expect(CellList([(other, "!")], among: [Self.plain, other]).lines == [line])
  }

  @Test func severalSlopesAreNamed() {
    let slopes = [0.01, 0.2].map { slope in Self.changed { $0.slope = slope } }
    #expect(
      CellList([(slopes[1], "!")], among: slopes).lines == ["  relu, slope 0.2, 1 thread: 4Ki !"])
  }

  @Test func sizesOfOneWorkloadShareALine() {
    let cells = [64, 128].flatMap { count in
      [1, 2].map { threads in
        Self.changed { ($0.elements, $0.threads) = (count, threads) }
      }
    }
    #expect(
      CellList(cells.map { ($0, "!") }, among: cells).lines == [
        "  relu, 1 thread: 64 !, 128 !", "  relu, 2 threads: 64 !, 128 !",
      ])
  }

  @Test func marginIsKeptAndTheWidthToo() {
    let text = "  one two three four"
    #expect(
      text.wrappedBehindMargin(to: 12, indent: 2) == ["  one two", "    three", "    four"])
    #expect("one two".wrappedBehindMargin(to: 5, indent: 2) == ["one", "  two"])
  }
}
