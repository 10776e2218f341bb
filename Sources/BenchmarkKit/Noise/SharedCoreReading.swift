// Which CPUs slow each other, by what work on one takes while another works.

/// How much longer work on one CPU takes while another works as well, for pairs of CPUs.
///
/// Two hardware threads of one core share what loads, stores and computes. A virtual machine may be told
/// of two cores and get two threads of one: only work shows it.
public struct SharedCoreReading: Sendable, Equatable {
  /// Two CPUs.
  public struct Pair: Sendable, Equatable {
    /// Their numbers, as the system has them; work was timed on the first.
    public let first, second: Int
    /// The time of work on the first with the second at work over that with the second idle: the median
    /// over pairs of neighbouring slices of time.
    public let slowdown: Double

    /// Whether they are threads of one core.
    ///
    /// Two cores share a cache and its power at most, which work within the first cache hardly notices.
    public var isOneCore: Bool { slowdown >= SharedCoreReading.leastSlowdown }

    /// A pair from the times of slices, with the second CPU idle and at work by turns.
    ///
    /// nil where there are none, or counts differ.
    public init?(first: Int, second: Int, idle: [Double], busy: [Double]) {
      guard let ratio = PairedComparison(baseline: idle, candidate: busy)?.ratio else { return nil }
      self.init(first: first, second: second, slowdown: ratio)
    }

    fileprivate init(first: Int, second: Int, slowdown: Double) {
      (self.first, self.second, self.slowdown) = (first, second, slowdown)
    }
  }

  /// From which slowdown on two CPUs count as threads of one core.
  static let leastSlowdown = 1.25

  /// Every pair that was tried.
  public let pairs: [Pair]

  /// A reading of pairs.
  public init(pairs: [Pair]) { self.pairs = pairs }

  /// What several readings of the same CPUs say together: of each pair the median of its slowdowns.
  ///
  /// A host may run the CPUs of a virtual machine on one core for a while, and another program may disturb
  /// a reading of two that do share one: neither decides alone.
  public init(medianOf readings: [SharedCoreReading]) {
    var slowdowns: [[Int]: [Double]] = [:]
    var order: [[Int]] = []
    for pair in readings.flatMap(\.pairs) {
      let cpus = [pair.first, pair.second]
      if slowdowns[cpus] == nil { order.append(cpus) }
      slowdowns[cpus, default: []].append(pair.slowdown)
    }
    pairs = order.compactMap { cpus in
      median(sorted: (slowdowns[cpus] ?? []).sorted()).map {
        Pair(first: cpus[0], second: cpus[1], slowdown: $0)
      }
    }
  }

  /// The CPUs of each core that has several, as far as was tried.
  public var cores: [[Int]] {
    var cores: [Set<Int>] = []
    for pair in pairs where pair.isOneCore {
      let own: Set = [pair.first, pair.second]
      let joined = cores.filter { !$0.isDisjoint(with: own) }
      cores.removeAll { !$0.isDisjoint(with: own) }
      cores.append(joined.reduce(own) { $0.union($1) })
    }
    return cores.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }
}

extension Doctor {
  /// What there is to say of CPUs that slow each other; nil where no two were tried.
  public static func finding(_ reading: SharedCoreReading) -> Finding? {
    guard let worst = reading.pairs.max(by: { $0.slowdown < $1.slowdown }) else { return nil }
    let slowdown = "\(Quantity.fixed(worst.slowdown, digits: 2)) times"
    guard worst.isOneCore else {
      return Finding(
        .fine, subject: "shared-core",
        title: "CPUs are cores of their own: work takes \(slowdown) as long beside work on another",
        effect: "threads on them do not share what computes")
    }
    let cores = reading.cores.map { $0.map(String.init).joined(separator: " and ") }
    return Finding(
      .advice, subject: "shared-core",
      title:
        "CPUs \(cores.joined(separator: ", ")) are threads of one core: work takes \(slowdown) as long "
        + "beside work on the other",
      effect:
        "two threads there do the work of little more than one, and whatever runs on the other CPU "
        + "slows what is measured",
      remedy: "keep the others idle, and compare thread counts on CPUs of different cores only",
      command: "relubench run --threads 1")
  }
}
