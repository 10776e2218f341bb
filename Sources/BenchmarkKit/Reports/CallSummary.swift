// What calls of public functions cost above the loops they run, in a sentence, and the dear ones.

/// The cost of calls.
public struct CallSummary: Sendable, Equatable {
  /// Nanoseconds above the loop that a call may cost.
  public static let goal = 3.0

  /// A call and the loop that it ran, measured in the same rounds.
  public struct Cell: Sendable, Equatable {
    /// The call.
    public let benchmark: BenchmarkIdentity
    /// The median over the rounds of the call's time less the loop's, nanoseconds.
    public let cost: Double
    /// The interval of that median; nil where there are too few rounds.
    public let interval: BenchmarkFigures.Bounds?
  }

  /// Every call beside its loop, in the record's order.
  public let cells: [Cell]

  /// Sums up the calls of a record; nil where none stands beside the loop that it ran.
  public init?(_ benchmarks: [BenchmarkRecord]) {
    cells = benchmarks.compactMap { call in
      guard call.identity.origin == .publicFunction, call.identity.variant != Regret.variant,
        let loop = benchmarks.first(where: { $0.isLoop(of: call) })
      else { return nil }
      return Cell(call, loop)
    }
    if cells.isEmpty { return nil }
  }
}

extension CallSummary {
  /// The sentence, and the calls that cost more than ``goal``.
  public var lines: [String] {
    let sorted = cells.map(\.cost).sorted()
    guard let middle = median(sorted: sorted), let worst = cells.max(by: { $0.cost < $1.cost })
    else { return [] }
    let above = cells.filter { $0.cost > Self.goal }
    let interval = worst.interval.map {
      " (\(Self.text($0.low)) to \(Self.text($0.high)))"
    }
    return [
      "calls: \(Self.text(middle)) ns above the loop they run in the median of \(cells.count) cells, at "
        + "most \(Self.text(worst.cost)) ns\(interval ?? ""): \(worst.benchmark.variant), "
        + "\(Workload(worst.benchmark).text); above \(Quantity.fixed(Self.goal, digits: 0)) ns in "
        + "\(above.count)\(above.isEmpty ? "." : ":")"
    ]
      + CellList(
        above.map { ($0.benchmark, "\(Self.text($0.cost)) ns \($0.benchmark.variant)") },
        among: cells.map(\.benchmark)
      ).lines
  }

  private static func text(_ nanoseconds: Double) -> String {
    Quantity.fixed(nanoseconds, digits: 1)
  }
}

extension CallSummary.Cell {
  /// nil where either has no figures.
  fileprivate init?(_ call: BenchmarkRecord, _ loop: BenchmarkRecord) {
    guard call.status == .ok, loop.status == .ok, let slow = call.figures?.series,
      let fast = loop.figures?.series, slow.times.count == fast.times.count
    else { return nil }
    let differences = SampleSeries.rounds(of: [slow, fast])
      .map { slow.times[$0] - fast.times[$0] }.sorted()
    guard let middle = median(sorted: differences) else { return nil }
    benchmark = call.identity
    cost = middle
    interval = medianInterval(sorted: differences).map { .init(low: $0.low, high: $0.high) }
  }
}

extension BenchmarkRecord {
  /// Whether this is the loop that a call ran, measured in the same rounds.
  fileprivate func isLoop(of call: BenchmarkRecord) -> Bool {
    guard let choice = call.loop else { return false }
    return identity.kernel == "\(call.identity.operation)/\(choice)" && group == call.group
      && Workload(identity) == Workload(call.identity)
  }
}
