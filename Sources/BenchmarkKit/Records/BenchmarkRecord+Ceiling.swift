// Holding a benchmark against what the memory was measured to do.

extension BenchmarkIdentity {
  /// What the kernel ids of ceilings begin with.
  public static let ceilingPrefix = "ceiling/"

  /// Whether this is no kernel but a ceiling that kernels are held against.
  public var isCeiling: Bool { kernel.hasPrefix(Self.ceilingPrefix) }
}

extension RecordedCeiling {
  /// The ceiling that a benchmark of a ceiling amounts to; nil where it has no figures.
  public init?(_ benchmark: BenchmarkRecord) {
    guard benchmark.identity.isCeiling, case .ok(let figures) = benchmark.outcome else {
      return nil
    }
    let bytes = Double(benchmark.identity.bytesPerIteration)
    self.init(
      name: String(benchmark.identity.kernel.dropFirst(BenchmarkIdentity.ceilingPrefix.count)),
      threads: benchmark.identity.threads, throughput: bytes / figures.median,
      interval: .init(low: bytes / figures.interval.high, high: bytes / figures.interval.low))
  }

  /// How much faster than a ceiling a kernel may seem before something must be wrong.
  ///
  /// Where a loop lies in memory and how it is unrolled changes its speed in L1 by that much; two
  /// loops that move the same bytes are not told apart more finely, whatever their intervals say.
  static let tolerance = 0.02

  /// Nanoseconds by which the calls around two loops may differ, which shows below some hundred
  /// elements only.
  static let callSlack = 5.0

  /// The ratio of an interval's ends up to which it says where the ceiling is.
  ///
  /// On a busy machine some are ten times that wide; what lies above by less than the excess is then
  /// no proof of anything.
  static let widestInterval = 1.25

  /// Whether the interval is too wide to say where the ceiling is.
  var isWide: Bool { interval.high / interval.low > Self.widestInterval }

  /// Whether figures lie above the ceiling, their whole interval above its whole interval.
  func isExceeded(by figures: BenchmarkFigures, bytesPerIteration bytes: Int) -> Bool {
    let slowest = figures.interval.high * (1 + Self.tolerance) + Self.callSlack
    let excess = max(1, interval.high / interval.low / Self.widestInterval)
    return Double(bytes) / slowest > interval.high * excess
  }
}

extension BenchmarkRecord {
  /// The benchmark with the ceiling it is held against, and invalid if it lies above.
  ///
  /// The ceiling is the fastest of those on as many threads. A parallel kernel may leave threads
  /// idle, and on a short array one thread is faster than several: what seems to lie above is held
  /// against those on fewer threads as well.
  ///
  /// - Parameters:
  ///   - ceilings: Those that move memory as the kernel does, on as many threads or fewer.
  ///   - memory: Those beyond the caches, for a benchmark that claims to find its data there: what
  ///     is faster than all of them on as many threads had its data in a cache.
  /// - Returns: The benchmark as it is where it has no figures, or nothing to be held against.
  public func held(
    against ceilings: [RecordedCeiling], memory: [RecordedCeiling] = []
  ) -> BenchmarkRecord {
    guard case .ok(let figures) = outcome else { return self }
    var held = self
    let bytes = identity.bytesPerIteration
    // Of two that overlap, the one with the higher median need not reach higher.
    func isAbove(_ ceilings: [RecordedCeiling]) -> Bool {
      ceilings.allSatisfy { $0.isExceeded(by: figures, bytesPerIteration: bytes) }
    }
    let own = ceilings.filter { $0.threads == identity.threads }
    held.ceiling = fastest(isAbove(own) ? ceilings : own)
    let speed = Quantity.gigabytesPerSecond(figures.throughput(bytesPerIteration: bytes))
    if identity.cache == .cold, let limit = fastest(memory), isAbove(memory) {
      held.outcome = .invalid(
        reason: "not cold: \(speed) GB/s, and memory beyond the caches gave \(limit.text)",
        figures: figures)
    } else if let ceiling = held.ceiling, isAbove(ceilings) {
      held.outcome = .invalid(
        reason: "above its ceiling: \(speed) GB/s, and the memory gave \(ceiling.text)",
        figures: figures)
    } else if let ceiling = held.ceiling,
      ceiling.isWide || figures.throughput(bytesPerIteration: bytes) > ceiling.throughput
    {
      held.flags.append(QualityFlag.uncertainCeiling.rawValue)
    }
    return held
  }

  /// The benchmark as invalid, if it has figures that are to be of cold caches.
  ///
  /// - Parameter doubt: Why the caches may not have been cold.
  /// - Returns: The benchmark as it is where it is warm or has no figures.
  public func doubted(_ doubt: String) -> BenchmarkRecord {
    guard identity.cache == .cold, case .ok(let figures) = outcome else { return self }
    var doubted = self
    doubted.outcome = .invalid(reason: doubt, figures: figures)
    return doubted
  }

  private func fastest(_ ceilings: [RecordedCeiling]) -> RecordedCeiling? {
    ceilings.max { $0.throughput < $1.throughput }
  }
}

extension RecordedCeiling {
  /// `copy 85.2 GB/s (84.9 to 85.6)`.
  fileprivate var text: String {
    let numbers = [throughput, interval.low, interval.high].map(Quantity.gigabytesPerSecond)
    return "\(name) \(numbers[0]) GB/s (\(numbers[1]) to \(numbers[2]))"
  }
}
