// The kernel that chooses against other libraries, in a few sentences.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How `auto` stands against the peers of a record: those called directly, of which the fastest of each
/// cell counts, and each that is called from an interpreter.
public struct PeerSummary: Sendable, Equatable {
  /// `auto` and a peer on the same workload with as many threads.
  public struct Cell: Sendable, Equatable {
    /// The benchmark of `auto`.
    public let benchmark: BenchmarkIdentity
    /// The peer's kernel.
    public let peer: String
    /// The peer's time over that of `auto`: above 1 `auto` is faster.
    public let time: TimeRatio
  }

  /// Cells with one opponent.
  public struct Match: Sendable, Equatable {
    /// The opponent, in words.
    public let opponent: String
    /// At least one.
    public let cells: [Cell]

    /// The geometric mean of the ratios.
    public var mean: Double {
      exp(cells.reduce(0) { $0 + log($1.time.ratio) } / Double(cells.count))
    }
    /// The cells that `auto` loses: where the whole interval is below 1.
    public var lost: [Cell] { cells.filter { ($0.time.interval?.high ?? $0.time.ratio) < 1 } }
    /// The cells that it wins: where the whole interval is above 1.
    public var won: [Cell] { cells.filter { ($0.time.interval?.low ?? $0.time.ratio) > 1 } }
  }

  /// Against the fastest of the direct peers, then against each interpreted one.
  public let matches: [Match]

  /// Sums up a record; nil where `auto` has met no peer.
  public init?(_ benchmarks: [BenchmarkRecord]) {
    let groups = WorkloadMembers(benchmarks)
    var direct: [Cell] = []
    var interpreted: [(variant: String, cells: [Cell])] = []
    for workload in groups.order {
      let members = groups.members[workload] ?? []
      guard let auto = members.fastest(where: { $0.variant == Regret.variant }) else { continue }
      let peers = members.filter { $0.identity.isPeer && $0.status == .ok }
      func cell(_ peer: BenchmarkRecord) -> Cell? {
        TimeRatio(baseline: auto, candidate: peer, isSameRun: true).map {
          Cell(benchmark: auto.identity, peer: peer.identity.kernel, time: $0)
        }
      }
      if let peer = peers.filter({ !$0.isInterpreted }).fastest(where: { _ in true }),
        let cell = cell(peer)
      {
        direct.append(cell)
      }
      for peer in peers where peer.isInterpreted {
        guard let cell = cell(peer) else { continue }
        let variant = peer.identity.variant
        if let index = interpreted.firstIndex(where: { $0.variant == variant }) {
          interpreted[index].cells.append(cell)
        } else {
          interpreted.append((variant, [cell]))
        }
      }
    }
    matches =
      (direct.isEmpty
        ? [] : [Match(opponent: "the fastest C or C++ peer of each cell", cells: direct)])
      + interpreted.map {
        Match(opponent: "\($0.variant), called from Python,", cells: $0.cells)
      }
    if matches.isEmpty { return nil }
  }

  /// A line for each match, and one for each cell that was lost.
  public var lines: [String] {
    matches.flatMap { match in
      [
        "auto against \(match.opponent) in \(match.cells.count) cells: "
          + "\(Quantity.ratio(match.mean)) in the geometric mean; faster in \(match.won.count), slower in "
          + "\(match.lost.count), no difference resolved in the others."
      ]
        + match.lost.sorted { $0.time.ratio < $1.time.ratio }.map {
          "  slower, \(Quantity.ratio($0.time.ratio)) of \($0.peer): \(Workload($0.benchmark).text)"
        }
    }
  }
}

extension BenchmarkRecord {
  /// Whether its time includes what an interpreter takes to call the library.
  fileprivate var isInterpreted: Bool { flags.contains(QualityFlag.interpreted.rawValue) }
}
