// The kernel that chooses against other libraries, in a few sentences.

/// How `auto` stands against the peers of a record: those called directly, of which the fastest of each
/// cell counts, and each that is called from an interpreter.
///
/// A peer may leave threads idle as `auto` may, so in a cell it counts with the fastest of its figures
/// on as many threads or fewer: what a library loses by two threads on a short array is no merit of
/// ours.
public struct PeerSummary: Sendable, Equatable {
  /// Against the fastest of the direct peers, then against each of them, as a user chooses one library, and
  /// against each interpreted one.
  public let matches: [Match]

  /// Sums up a record; nil where `auto` has met no peer.
  public init?(_ benchmarks: [BenchmarkRecord]) {
    let groups = WorkloadMembers(benchmarks)
    let peers = PeerIndex(benchmarks)
    let judged = Set(benchmarks.judgedChoices.map(\.identity))
    let autos = groups.order.compactMap { workload in
      groups.members[workload]?.fastest { judged.contains($0) }
    }
    matches = peers.opponents.compactMap { opponent in
      let cells = autos.compactMap { auto in
        Cell(auto, against: peers.all(beside: auto).filter { $0.isOne(of: opponent) })
      }
      return cells.isEmpty ? nil : Match(opponent: opponent, cells: cells)
    }
    if matches.isEmpty { return nil }
  }

  /// What the matches share, a line for each, and the cells that were lost.
  public var lines: [String] {
    [
      "auto against others: their time over that of auto, each on as many threads or fewer, where "
        + "it was fastest."
    ] + matches.flatMap(\.lines)
  }
}

extension PeerSummary {
  /// `auto` and a peer on the same workload, the peer on as many threads or fewer.
  public struct Cell: Sendable, Equatable {
    /// The benchmark of `auto`.
    public let benchmark: BenchmarkIdentity
    /// The peer's.
    public let peer: BenchmarkIdentity
    /// The peer's time over that of `auto`: above 1 `auto` is faster.
    public let time: TimeRatio

    /// Against the fastest of several, which is the peer; nil where their times allow no ratio.
    init?(_ auto: BenchmarkRecord, against peers: [BenchmarkRecord]) {
      guard let peer = peers.fastest(where: { _ in true }),
        let time = TimeRatio(bestOf: peers, candidate: auto)?.inverse
      else { return nil }
      benchmark = auto.identity
      self.peer = peer.identity
      self.time = time
    }
  }
}

/// The peers of a record by what they worked on.
private struct PeerIndex {
  private var direct: [String] = []
  private var interpreted: [String] = []
  private var members: [Workload: [BenchmarkRecord]] = [:]

  init(_ benchmarks: [BenchmarkRecord]) {
    for peer in benchmarks where peer.identity.isPeer {
      members[Workload(peer.identity).onOneThread, default: []].append(peer)
      let variant = peer.identity.variant
      if peer.isInterpreted {
        if !interpreted.contains(variant) { interpreted.append(variant) }
      } else if !direct.contains(variant) {
        direct.append(variant)
      }
    }
  }

  /// Whom `auto` is held against; a single library is the fastest of all.
  var opponents: [PeerSummary.Opponent] {
    [.fastestDirect] + (direct.count > 1 ? direct.map { .direct($0) } : [])
      + interpreted.map { .interpreted($0) }
  }

  /// The peers on the workload of a benchmark, on as many threads or fewer.
  func all(beside auto: BenchmarkRecord) -> [BenchmarkRecord] {
    (members[Workload(auto.identity).onOneThread] ?? [])
      .filter { $0.identity.threads <= auto.identity.threads }
  }
}

extension BenchmarkRecord {
  /// Whether its time includes what an interpreter takes to call the library.
  fileprivate var isInterpreted: Bool { flags.contains(QualityFlag.interpreted.rawValue) }

  fileprivate func isOne(of opponent: PeerSummary.Opponent) -> Bool {
    switch opponent {
    case .fastestDirect: !isInterpreted
    case .direct(let variant): !isInterpreted && identity.variant == variant
    case .interpreted(let variant): isInterpreted && identity.variant == variant
    }
  }
}
