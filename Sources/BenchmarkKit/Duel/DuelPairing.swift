// Which benchmarks two executables have in common.

/// The benchmarks of two hellos, sorted by whether they can be compared.
public struct DuelPairing: Sendable, Equatable {
  /// A benchmark that both have, and mean the same by.
  public struct Match: Sendable, Equatable {
    /// Which one.
    public let identity: BenchmarkIdentity
    /// Its index in each hello.
    public let index: DuelSides<Int>
    /// Matches of one group are measured in the same rounds.
    public let group: Int
  }

  /// What can be compared, in the baseline's order.
  public let matches: [Match]
  /// What both have but do not mean the same by: their hashes differ.
  public let changed: [BenchmarkIdentity]
  /// What only one has.
  public let missing: DuelSides<[BenchmarkIdentity]>

  /// Pairs the benchmarks of `old` and `new`; what a side offers twice counts once.
  public init(old: DuelHello, new: DuelHello) {
    func key(_ offer: DuelHello.Offer) -> BenchmarkIdentity {
      var identity = offer.identity
      identity.suite = ""
      return identity
    }
    let candidates = Dictionary(
      new.benchmarks.enumerated().map { (key($1), $0) }, uniquingKeysWith: { first, _ in first })
    var matches: [Match] = []
    var changed: [BenchmarkIdentity] = []
    var onlyOld: [BenchmarkIdentity] = []
    var seen: Set<BenchmarkIdentity> = []
    for (index, offer) in old.benchmarks.enumerated() where seen.insert(key(offer)).inserted {
      guard let other = candidates[key(offer)] else {
        onlyOld.append(offer.identity)
        continue
      }
      if new.benchmarks[other].version == offer.version {
        matches.append(
          Match(
            identity: offer.identity, index: DuelSides(old: index, new: other), group: offer.group))
      } else {
        changed.append(offer.identity)
      }
    }
    self.matches = matches
    self.changed = changed
    missing = DuelSides(
      old: new.benchmarks.filter { seen.insert(key($0)).inserted }.map(\.identity), new: onlyOld)
  }

  /// The matches by group, in order.
  public var groups: [[Match]] {
    var order: [Int] = []
    var members: [Int: [Match]] = [:]
    for match in matches {
      if members[match.group] == nil { order.append(match.group) }
      members[match.group, default: []].append(match)
    }
    return order.compactMap { members[$0] }
  }

  /// Why there is nothing to compare; nil where there is something.
  public var emptiness: String? {
    guard matches.isEmpty else { return nil }
    if let benchmark = changed.first {
      return "the executables mean different things by their \(changed.count) common benchmarks, "
        + "\(benchmark.label) for one"
    }
    if let benchmark = missing.new.first { return "NEW lacks \(benchmark.label)" }
    if let benchmark = missing.old.first { return "OLD lacks \(benchmark.label)" }
    return "neither executable offers a benchmark for these options"
  }
}
