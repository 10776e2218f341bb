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

  /// The ratio of an interval's ends up to which it says what was reached.
  ///
  /// On a busy machine some are ten times that wide; what lies above by less than the excess is then
  /// no proof of anything.
  static let widestInterval = 1.25

  /// Whether nobody can say if this part of the ceiling was reached.
  ///
  /// The share's interval is wide and holds the part; in older records the ceiling's interval is wide.
  func leavesOpen(_ goal: Double) -> Bool {
    guard share != nil else { return interval.high / interval.low > Self.widestInterval }
    guard let bounds = shareInterval else { return true }
    return bounds.high / bounds.low > Self.widestInterval && bounds.low < goal
      && bounds.high >= goal
  }

  /// Whether the benchmark may lie above the ceiling, or surely does by what is forgiven.
  var mayBeExceeded: Bool {
    guard let bounds = shareInterval else { return true }
    return bounds.low > 1 || bounds.high > 1 + Self.tolerance
  }
}

extension RecordedCeiling {
  /// The fastest of several ceilings, with the share of it that a benchmark reached in their common
  /// rounds; nil where none has figures.
  ///
  /// - Parameters:
  ///   - benchmark: What is held against them.
  ///   - ceilings: Ceilings measured in the same rounds.
  init?(of benchmark: BenchmarkRecord, among ceilings: [BenchmarkRecord]) {
    let measured = ceilings.filter { $0.status == .ok }
    guard
      let fastest = measured.compactMap({ RecordedCeiling($0) })
        .max(by: { $0.throughput < $1.throughput })
    else { return nil }
    self = fastest
    guard let paired = benchmark.share(of: measured) else { return }
    share = paired.ratio
    shareInterval = paired.interval.map { .init(low: $0.low, high: $0.high) }
  }
}

extension BenchmarkRecord {
  /// The throughput over that of the fastest of several ceilings, round by round.
  fileprivate func share(of ceilings: [BenchmarkRecord]) -> PairedComparison? {
    HeldOutBest(of: perByte, among: ceilings.map(\.perByte))
      // More throughput is less time.
      .flatMap { PairedComparison(logRatios: $0.logRatios.map { -$0 }) }
  }

  /// Nanoseconds per byte.
  private var perByte: SampleSeries {
    series.divided(by: Double(identity.bytesPerIteration))
  }

  /// Whether the figures lie above a ceiling with their whole interval.
  private func exceeds(_ ceiling: BenchmarkRecord) -> Bool {
    guard let figures, let interval = share(of: [ceiling])?.interval else { return false }
    let slack = 1 + RecordedCeiling.tolerance + RecordedCeiling.callSlack / figures.median
    let excess = max(1, interval.high / interval.low / RecordedCeiling.widestInterval).squareRoot()
    return interval.low > slack * excess
  }

  /// The benchmark with the ceiling it is held against, and invalid if it lies above.
  ///
  /// Each round is a pair: what disturbs the machine disturbs both, and their ratio less than either.
  /// The ceiling is the fastest of those on as many threads or fewer: a parallel kernel may leave threads
  /// idle, and on a short array one thread is faster than several.
  ///
  /// - Parameters:
  ///   - ceilings: Those that move memory as the kernel does, on as many threads or fewer, measured in
  ///     the same rounds.
  ///   - memory: Those beyond the caches, for a benchmark that claims to find its data there: what
  ///     is faster than all of them on as many threads had its data in a cache.
  /// - Returns: The benchmark as it is where it has no figures, or nothing to be held against.
  public func held(
    against ceilings: [BenchmarkRecord], memory: [BenchmarkRecord] = []
  ) -> BenchmarkRecord {
    guard case .ok(let figures) = outcome else { return self }
    var held = self
    let (ceilings, memory) = (
      ceilings.filter { $0.status == .ok }, memory.filter { $0.status == .ok }
    )
    held.ceiling = RecordedCeiling(of: self, among: ceilings)
    let speed = Quantity.gigabytesPerSecond(
      figures.throughput(bytesPerIteration: identity.bytesPerIteration))
    if identity.cache == .cold, let limit = RecordedCeiling(of: self, among: memory),
      memory.allSatisfy(exceeds)
    {
      held.outcome = .invalid(
        reason: "not cold: \(speed) GB/s, and memory beyond the caches gave \(limit.text)",
        figures: figures)
    } else if let ceiling = held.ceiling, ceilings.allSatisfy(exceeds) {
      held.outcome = .invalid(
        reason: "above its ceiling: \(speed) GB/s, and the memory gave \(ceiling.text)",
        figures: figures)
    } else if let ceiling = held.ceiling, ceiling.mayBeExceeded {
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
}

extension RecordedCeiling {
  /// `copy 85.2 GB/s (84.9 to 85.6)`.
  fileprivate var text: String {
    let numbers = [throughput, interval.low, interval.high].map(Quantity.gigabytesPerSecond)
    return "\(name) \(numbers[0]) GB/s (\(numbers[1]) to \(numbers[2]))"
  }
}
