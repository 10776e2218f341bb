// The cells in which the kernel that chooses meets one opponent.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension PeerSummary {
  /// Whom `auto` is held against.
  public enum Opponent: Sendable, Equatable {
    /// In each cell the fastest of the libraries that are called as our kernels are.
    case fastestDirect
    /// One of those, by its variant.
    case direct(String)
    /// One that is called from an interpreter, by its variant.
    case interpreted(String)
  }

  /// Cells with one opponent.
  public struct Match: Sendable, Equatable {
    /// Who it is.
    public let opponent: Opponent
    /// At least one.
    public let cells: [Cell]

    /// Elements from which an interpreter's call, of some microseconds, weighs little.
    public static let longElements = 64 << 10
  }
}

extension PeerSummary.Match {
  /// The geometric mean of the ratios.
  public var mean: Double { Self.mean(cells) }
  /// The cells that `auto` wins: where the whole interval is above 1.
  public var won: [PeerSummary.Cell] { cells.filter { $0.time.verdict(margin: 0) == .slower } }
  /// The cells that it loses: where the whole interval is below 1.
  public var lost: [PeerSummary.Cell] { cells.filter { $0.time.verdict(margin: 0) == .faster } }

  /// The geometric mean for each thread count of `auto`, in growing order.
  public var meansByThreads: [(threads: Int, cells: Int, mean: Double)] {
    Set(cells.map(\.benchmark.threads)).sorted().map { threads in
      let own = cells.filter { $0.benchmark.threads == threads }
      return (threads, own.count, Self.mean(own))
    }
  }

  /// The geometric mean where an interpreter's call weighs little; nil without such cells.
  public var meanOfLong: (cells: Int, mean: Double)? {
    let long = cells.filter { $0.benchmark.elements >= Self.longElements }
    return long.isEmpty ? nil : (long.count, Self.mean(long))
  }

  /// A line, and the cells that were lost.
  var lines: [String] {
    let undecided = cells.count - won.count - lost.count
    let listed = listsLost ? lost : []
    return [
      "\(name): \(Quantity.ratio(mean)) in the geometric mean of \(cells.count) cells\(parts); "
        + "faster in \(won.count), undecided in \(undecided), slower in \(lost.count)"
        + (listed.isEmpty ? "." : ":")
    ]
      + CellList(
        listed.map { ($0.benchmark, "\(Quantity.ratio($0.time.ratio)) \($0.peerName)") },
        among: cells.map(\.benchmark)
      ).lines
  }

  /// What is lost to one of the direct peers is listed with the fastest of them.
  private var listsLost: Bool {
    if case .direct = opponent { false } else { true }
  }

  private var name: String {
    switch opponent {
    case .direct(let variant): variant
    case .fastestDirect: "the fastest C or C++ peer of each cell"
    case .interpreted(let variant): "\(variant), called from Python"
    }
  }

  /// What the mean is made of, where that is more than one thing.
  private var parts: String {
    switch opponent {
    case .fastestDirect, .direct:
      let means = meansByThreads
      guard means.count > 1 else { return "" }
      let words = means.map {
        "\($0.threads == 1 ? "1 thread" : "\($0.threads) threads") \(Quantity.ratio($0.mean))"
      }
      return " (\(words.joined(separator: ", ")))"
    case .interpreted:
      guard let long = meanOfLong, long.cells < cells.count else { return "" }
      let start = Quantity.count(Self.longElements)
      return ", \(Quantity.ratio(long.mean)) of the \(long.cells) from \(start) elements on, where "
        + "the call weighs little"
    }
  }

  private static func mean(_ cells: [PeerSummary.Cell]) -> Double {
    exp(cells.reduce(0) { $0 + log($1.time.ratio) } / Double(cells.count))
  }
}

extension PeerSummary.Cell {
  /// `eigen/avx512`, and on how many threads where that is not what `auto` had.
  fileprivate var peerName: String {
    let id = peer.kernel.split(separator: "/").dropFirst()
      .filter { $0 != peer.operation }.joined(separator: "/")
    return peer.threads == benchmark.threads ? id : "\(id) on \(Workload(peer).threads)"
  }
}
