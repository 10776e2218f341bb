// How near the kernel that chooses comes to its ceilings, in a sentence, and the cells that do not.

/// How much of its ceiling `auto` reaches, within the second caches of its threads and beyond.
public struct CeilingSummary: Sendable, Equatable {
  /// What is asked for beyond the second caches, where only moving memory takes time.
  public static let goalBeyond = 0.97
  /// What is asked for within, where a call and an instruction more show.
  public static let goalWithin = 0.9

  /// One benchmark of `auto` whose ceiling is known.
  public struct Cell: Sendable, Equatable {
    /// The benchmark.
    public let benchmark: BenchmarkIdentity
    /// Its throughput over that of the ceiling.
    public let share: Double
  }

  /// Those whose arrays do not fit the second caches of as many threads, or that are cold.
  public let beyond: [Cell]
  /// Those whose arrays do.
  public let within: [Cell]
  /// How many have a share whose interval is wide and holds the goal: they do not count.
  public let uncertain: Int
  /// One second cache.
  let cache: SecondLevelCache

  /// Sums up the benchmarks of a machine.
  ///
  /// nil where no figure of `auto` has a ceiling that is known, and where the second cache is not.
  public init?(_ benchmarks: [BenchmarkRecord], cpu: CPUFacts) {
    guard let cache = SecondLevelCache(of: cpu) else { return nil }
    var (beyond, within, uncertain) = ([Cell](), [Cell](), 0)
    for benchmark in benchmarks.judgedChoices where benchmark.status == .ok {
      guard let ceiling = benchmark.ceiling, let share = benchmark.fractionOfCeiling else {
        continue
      }
      let identity = benchmark.identity
      let isBeyond =
        identity.cache == .cold
        || identity.workingSetBytes > cache.bytes(threads: identity.threads)
      if ceiling.leavesOpen(isBeyond ? Self.goalBeyond : Self.goalWithin) {
        uncertain += 1
        continue
      }
      let cell = Cell(benchmark: identity, share: share)
      if isBeyond { beyond.append(cell) } else { within.append(cell) }
    }
    guard !beyond.isEmpty || !within.isEmpty else { return nil }
    self.beyond = beyond
    self.within = within
    self.uncertain = uncertain
    self.cache = cache
  }
}

extension CeilingSummary {
  /// The sentence, and the cells that miss their goal.
  public var lines: [String] {
    let counts =
      [count(beyond, Self.goalBeyond, "beyond L2"), count(within, Self.goalWithin, "within")]
      .compactMap { $0 }
    let widest = Quantity.fixed((RecordedCeiling.widestInterval - 1) * 100, digits: 0)
    let apart =
      uncertain == 0
      ? ""
      : "; not counted: \(uncertain) whose interval is over \(widest) % wide and holds the goal"
    return [
      "auto: \(counts.joined(separator: ", ")) (\(Quantity.bytes(cache.bytes)) a thread)\(apart)."
    ] + list(beyond, Self.goalBeyond, "beyond L2") + list(within, Self.goalWithin, "within")
  }

  private func count(_ cells: [Cell], _ goal: Double, _ place: String) -> String? {
    guard !cells.isEmpty else { return nil }
    return "at least \(Quantity.fixed(goal * 100, digits: 0)) % of its ceiling in "
      + "\(cells.count { $0.share >= goal }) of \(cells.count) cells \(place)"
  }

  private func list(_ cells: [Cell], _ goal: Double, _ place: String) -> [String] {
    let below = cells.filter { $0.share < goal }
    guard !below.isEmpty else { return [] }
    return ["below \(Quantity.fixed(goal * 100, digits: 0)) % \(place):"]
      + CellList(
        below.map { ($0.benchmark, Quantity.percent($0.share, apartFrom: goal)) },
        among: (beyond + within).map(\.benchmark)
      ).lines
  }
}
