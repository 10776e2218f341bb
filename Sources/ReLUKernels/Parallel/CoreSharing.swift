// Which CPUs are threads of one core, as far as somebody has measured it.

/// CPUs of which several are hardware threads of one core.
///
/// A virtual machine may be told of two cores and be given two threads of one: only work on both at once
/// shows it, which `relubench tune` does. Two such CPUs do the work of little more than one, and a thread
/// that spins on one of them slows the other.
public struct CoreSharing: Sendable, Hashable {
  /// The CPUs of each core that has several, each ascending.
  public let cores: [[Int]]

  /// Every CPU a core of its own.
  public static let none = CoreSharing(cores: [])

  /// What the profile of this machine says; ``none`` without one.
  static let ofThisMachine = AutoProfile.shared.profile?.sharing ?? .none

  /// Describes a machine.
  ///
  /// - Parameter cores: The CPUs of each core that has several; no CPU belongs to two.
  public init(cores: [[Int]]) { self.cores = cores.map { $0.sorted() } }

  /// How many cores some CPUs have.
  package func count(of cpus: [Int]) -> Int {
    let doubled = cores.reduce(0) { sum, core in
      sum + max(0, core.count { cpus.contains($0) } - 1)
    }
    return cpus.count - doubled
  }

  /// How many threads find a core of their own on some CPUs, of which so many may be busy at once.
  package func count(of cpus: [Int], mostBusy: Int) -> Int {
    cpus.isEmpty ? mostBusy : max(1, min(mostBusy, count(of: cpus)))
  }
}
