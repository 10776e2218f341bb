// The kernel that chooses against other libraries, in a few sentences.

/// How `auto` stands against the peers of a record: those called directly, of which the fastest of each
/// cell counts, and each that is called from an interpreter.
///
/// A peer may leave threads idle as `auto` may, so in a cell it counts with the fastest of its figures
/// on as many threads or fewer: what a library loses by two threads on a short array is no merit of
/// ours.
public struct PeerSummary: Sendable, Equatable {
  /// Against the fastest of the direct peers, then against each interpreted one.
  public let matches: [Match]

  /// Sums up a record; nil where `auto` has met no peer.
  public init?(_ benchmarks: [BenchmarkRecord]) {
    let groups = WorkloadMembers(benchmarks)
    let peers = PeerIndex(benchmarks)
    var direct: [Cell] = []
    var interpreted: [(variant: String, cells: [Cell])] = peers.interpreted.map { ($0, []) }
    for workload in groups.order {
      let members = groups.members[workload] ?? []
      guard let auto = members.fastest(where: { $0.variant == Regret.variant }) else { continue }
      let opponents = peers.opponents(of: auto)
      if let peer = opponents.filter({ !$0.isInterpreted }).fastest(where: { _ in true }),
        let cell = Cell(auto, against: peer)
      {
        direct.append(cell)
      }
      for index in interpreted.indices {
        let variant = interpreted[index].variant
        if let peer = opponents.filter(\.isInterpreted).fastest(where: { $0.variant == variant }),
          let cell = Cell(auto, against: peer)
        {
          interpreted[index].cells.append(cell)
        }
      }
    }
    let all =
      [Match(opponent: .fastestDirect, cells: direct)]
      + interpreted.map { Match(opponent: .interpreted($0.variant), cells: $0.cells) }
    matches = all.filter { !$0.cells.isEmpty }
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

    /// nil where their times allow no ratio.
    init?(_ auto: BenchmarkRecord, against peer: BenchmarkRecord) {
      guard let time = TimeRatio(baseline: auto, candidate: peer, isSameRun: true) else {
        return nil
      }
      benchmark = auto.identity
      self.peer = peer.identity
      self.time = time
    }
  }
}

/// The peers of a record by what they worked on.
private struct PeerIndex {
  /// The variants of those called from an interpreter, as they come.
  private(set) var interpreted: [String] = []
  private var members: [Workload: [BenchmarkRecord]] = [:]

  init(_ benchmarks: [BenchmarkRecord]) {
    for peer in benchmarks where peer.identity.isPeer {
      members[Workload(peer.identity).onOneThread, default: []].append(peer)
      if peer.isInterpreted, !interpreted.contains(peer.identity.variant) {
        interpreted.append(peer.identity.variant)
      }
    }
  }

  func opponents(of auto: BenchmarkRecord) -> [BenchmarkRecord] {
    (members[Workload(auto.identity).onOneThread] ?? [])
      .filter { $0.identity.threads <= auto.identity.threads }
  }
}

extension BenchmarkRecord {
  /// Whether its time includes what an interpreter takes to call the library.
  fileprivate var isInterpreted: Bool { flags.contains(QualityFlag.interpreted.rawValue) }
}
