// What a kernel that chooses lost by its choice.

/// How much longer a kernel that chooses took than the best one it could have chosen.
public struct Regret: Sendable, Equatable {
  /// The kernel that chooses.
  public let benchmark: BenchmarkIdentity
  /// The fastest of the others.
  public let best: BenchmarkIdentity
  /// The time of the kernel that chooses over that of the best.
  public let time: TimeRatio

  /// Time over the best kernel's, minus 1; 0 where nothing was lost.
  public var share: Double { time.ratio - 1 }

  /// The variant of the kernel that chooses.
  public static let variant = "auto"

  /// What `benchmark` lost.
  ///
  /// It could have chosen any kernel of ours on as many threads or fewer, but no yardstick
  /// (``BenchmarkIdentity/isYardstick``). Named is the one with the smallest median; the time is held
  /// against the best of one half of the rounds in the other half, so that a choice without a fault
  /// has a regret of 0 on average.
  ///
  /// nil for other kernels, and where nothing was measured that it could have chosen.
  ///
  /// - Parameters:
  ///   - benchmark: One of the kernel that chooses.
  ///   - benchmarks: All of the record.
  public init?(of benchmark: BenchmarkRecord, among benchmarks: [BenchmarkRecord]) {
    guard benchmark.identity.variant == Self.variant else { return nil }
    let workload = Workload(benchmark.identity).onOneThread
    let others = benchmarks.filter {
      let other = $0.identity
      return other.isKernel && !other.isPeer && !other.isYardstick && other.variant != Self.variant
        && other.threads <= benchmark.identity.threads && Workload(other).onOneThread == workload
    }
    guard let best = others.fastest(where: { _ in true }),
      let time = TimeRatio(bestOf: others, candidate: benchmark)
    else { return nil }
    self.benchmark = benchmark.identity
    self.best = best.identity
    self.time = time
  }

  /// Every regret of a record by which choices are judged, in its order.
  public static func all(in benchmarks: [BenchmarkRecord]) -> [Regret] {
    benchmarks.judgedChoices.compactMap { Regret(of: $0, among: benchmarks) }
  }
}

extension BenchmarkIdentity {
  /// What the kernel ids of other libraries begin with.
  public static let peerPrefix = "peer/"

  /// Whether the kernel is another library's, ours being measured against it.
  public var isPeer: Bool { kernel.hasPrefix(Self.peerPrefix) }
}

extension BenchmarkIdentity {
  /// Whether the kernel is there to be compared with: the reference, and what is kept scalar.
  ///
  /// Nobody who wants speed chooses it. Known by its strategy's name, that of a wrapper by what it runs.
  public var isYardstick: Bool {
    let strategy = wrappedVariant ?? variant
    return strategy == "reference" || strategy.hasPrefix("scalar-")
  }
}
