// How many times ReLU's time other functions take.

/// The public functions of operations beside that of ReLU.
public struct ActivationSummary: Sendable, Equatable {
  /// What is compared with.
  static let yardstick = "relu"

  /// A function and ReLU on as many elements and threads, measured in the same rounds.
  public struct Cell: Sendable, Equatable {
    /// The function.
    public let benchmark: BenchmarkIdentity
    /// The median over the rounds of its time over ReLU's.
    public let ratio: Double
    /// The interval of that median; nil where there are too few rounds.
    public let interval: BenchmarkFigures.Bounds?
  }

  /// Every function that stands beside ReLU, in the record's order.
  public let cells: [Cell]

  /// Sums up the functions of a record; nil where none stands beside ReLU.
  public init?(_ benchmarks: [BenchmarkRecord]) {
    cells = benchmarks.compactMap { function in
      guard function.isFunction, function.identity.operation != Self.yardstick,
        let relu = benchmarks.first(where: { $0.isReLU(beside: function) })
      else { return nil }
      return Cell(function, relu)
    }
    if cells.isEmpty { return nil }
  }

  /// A line of explanation, and the functions with a figure for each size.
  public var lines: [String] {
    ["times relu: time of the public function over that of relu in the same rounds, median."]
      + CellList(
        cells.map { ($0.benchmark, $0.words) }, among: cells.map(\.benchmark)
      ).lines
  }
}

extension ActivationSummary.Cell {
  /// `1.25x`, with the interval where it does not stay within 2 %.
  fileprivate var words: String {
    func text(_ value: Double) -> String { Quantity.significant(value, digits: 3) }
    guard let interval, max(interval.high / ratio, ratio / interval.low) > 1.02 else {
      return "\(text(ratio))x"
    }
    return "\(text(ratio))x (\(text(interval.low)) to \(text(interval.high)))"
  }

  /// nil where either has no figures.
  fileprivate init?(_ function: BenchmarkRecord, _ relu: BenchmarkRecord) {
    guard function.status == .ok, relu.status == .ok, let slow = function.figures?.series,
      let fast = relu.figures?.series, slow.times.count == fast.times.count
    else { return nil }
    let ratios = SampleSeries.rounds(of: [slow, fast])
      .map { slow.times[$0] / fast.times[$0] }.sorted()
    guard let middle = median(sorted: ratios) else { return nil }
    benchmark = function.identity
    ratio = middle
    interval = medianInterval(sorted: ratios).map { .init(low: $0.low, high: $0.high) }
  }
}

extension BenchmarkRecord {
  fileprivate var isFunction: Bool {
    identity.origin == .publicFunction && identity.variant == Regret.variant
  }

  /// Whether this is ReLU on what a function was measured on, but for what only the operation decides.
  fileprivate func isReLU(beside function: BenchmarkRecord) -> Bool {
    let (own, other) = (identity, function.identity)
    return isFunction && own.operation == ActivationSummary.yardstick && group == function.group
      && own.elements == other.elements && own.threads == other.threads
      && own.distribution == other.distribution && own.placement == other.placement
      && own.cache == other.cache && own.consumer == other.consumer
  }
}
