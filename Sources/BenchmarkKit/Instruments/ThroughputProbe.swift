// Whether somebody else works on the other hardware thread of the core: a copy in the first cache is timed.

import CProcessorProbe
import Synchronization

/// Tells a core that a thread has to itself from one whose other hardware thread works as well.
///
/// Two hardware threads of a core share its ports for loads and stores, so a copy in the first cache takes
/// up to twice as long beside another one. In a virtual machine nothing else shows it: the other thread may
/// be another machine's, whose work is no stolen time. A chain of dependent additions needs one port of
/// many and mostly keeps its speed, so it tells a slower clock from a shared core.
///
/// A reading is held against the best copy of the process on the same CPU, longer by as much as the clock
/// is slower: this chain over the fastest of all. A clock that changes its speed from one millisecond to the
/// next does so by a quarter at most; beyond that it counts as slower if all of the last chains were, as
/// another thread slows some of them, too, and a hypervisor that takes the core away both.
public final class ThroughputProbe: Sendable {
  /// From which slowdown on a core counts as shared.
  ///
  /// Copies on a core of one's own differ by some hundredths, those beside another thread's by a fifth and
  /// more; what lies between is a spell that began or ended meanwhile.
  public static let leastSlowdown = 1.1
  /// Below which slowdown a core counts as clear.
  ///
  /// Between the two nobody can say who slowed the copies, but something did, and it is seldom over before
  /// the sample is: METHODOLOGY, section 11.
  public static let clearBelow = 1.03

  /// Copies of 1 KiB in one go: one to two microseconds.
  static let copies: UInt64 = 128
  /// Blocks of the chain in one go, half as long.
  static let blocks: UInt64 = 32
  /// Goes of a reading: an interrupt falls into one of them.
  static let goes = 2
  /// How much longer a chain may take by a slower clock at once.
  static let quickClock = 1.25
  /// Nanoseconds of the readings by which a new place is known, and how many there are at most.
  static let learning: UInt64 = 50_000_000
  static let mostLessons = 20_000
  /// Chains that a slower clock lasts.
  static let chains = 16

  /// That of this machine and process.
  public static let ofThisProcess = ThroughputProbe(
    time: MonotonicTimeSource(), copy: relubench_copy_lines, chain: relubench_add_chain,
    cpu: relubench_current_cpu)

  fileprivate struct Best {
    var copy = UInt64.max
    var chain = UInt64.max
    /// In the order taken, the oldest overwritten.
    var lastChains: [UInt64] = []
    var next = 0
  }

  private let time: any TimeSource
  private let copy: @Sendable (_ copies: UInt64) -> Void
  private let chain: @Sendable (_ blocks: UInt64) -> Void
  private let cpu: @Sendable () -> Int32
  private let bests = Mutex<[CoreReading.Place: Best]>([:])

  /// A probe whose clock, work and CPU are given.
  package init(
    time: some TimeSource, copy: @escaping @Sendable (_ copies: UInt64) -> Void,
    chain: @escaping @Sendable (_ blocks: UInt64) -> Void,
    cpu: @escaping @Sendable () -> Int32 = { 0 }
  ) {
    self.time = time
    self.copy = copy
    self.chain = chain
    self.cpu = cpu
  }

  /// Reads the core of the calling thread, in some five microseconds.
  ///
  /// What a place can do has to be known first: the first reading there takes as long as most spells last.
  ///
  /// - Parameter threads: How many threads are read at once, this one among them.
  /// - Returns: The reading.
  public func reading(threads: Int = 1) -> CoreReading {
    let place = CoreReading.Place(cpu: cpu(), threads: threads)
    if bests.withLock({ $0[place] == nil }) {
      let start = time.nanoseconds()
      for _ in 0..<Self.mostLessons where time.elapsed(since: start) < Self.learning {
        _ = taken(at: place)
      }
    }
    return taken(at: place)
  }

  private func taken(at place: CoreReading.Place) -> CoreReading {
    var (copied, added) = (UInt64.max, UInt64.max)
    for _ in 0..<Self.goes {
      copied = min(copied, nanoseconds { self.copy(Self.copies) })
      added = min(added, nanoseconds { self.chain(Self.blocks) })
    }
    let (copy, chain) = (copied, added)
    return bests.withLock { bests in
      CoreReading(
        place: place, copy: copy, chain: chain,
        slowClock: bests[place, default: Best()].take(copy: copy, chain: chain))
    }
  }

  /// Reads the cores of several threads at once.
  ///
  /// - Parameter run: Does the work that it is given on each of them, and tells it how many they are.
  /// - Returns: The slowest of them; nil where there was none.
  public func reading(
    onEachThread run: (_ work: @escaping @Sendable (_ threads: Int) -> Void) -> Void
  ) -> CoreReading? {
    let slowest = Slowest()
    run { [self] threads in
      let own = reading(threads: threads)
      slowest.reading.withLock { slowest in
        if let known = slowest, slowdown(of: known) >= slowdown(of: own) { return }
        slowest = own
      }
    }
    return slowest.reading.withLock { $0 }
  }

  /// The slowest reading so far, of several threads.
  private final class Slowest: Sendable {
    let reading = Mutex<CoreReading?>(nil)
  }

  /// How many times as long the copy of a reading took as it takes on a core of one's own.
  ///
  /// By the best so far: what seemed clear may turn out to be slow.
  ///
  /// - Returns: At least 1; 1 where the clock is too coarse to see a copy.
  public func slowdown(of reading: CoreReading) -> Double {
    guard let best = bests.withLock({ $0[reading.place] }), best.copy > 0 else { return 1 }
    guard best.chain > 0 else { return max(1, Double(reading.copy) / Double(best.copy)) }
    let slowClock = max(Self.quickClock, Double(reading.slowClock) / Double(best.chain))
    let clock = min(Double(reading.chain) / Double(best.chain), slowClock)
    return max(1, Double(reading.copy) / Double(best.copy) / max(1, clock))
  }

  /// Whether the thread had the core to itself, by the best so far.
  public func isClear(_ reading: CoreReading) -> Bool {
    slowdown(of: reading) < Self.clearBelow
  }

  /// Whether another thread had its part of the core, by the best so far.
  func isShared(_ reading: CoreReading) -> Bool {
    slowdown(of: reading) >= Self.leastSlowdown
  }

  private func nanoseconds(_ work: () -> Void) -> UInt64 {
    let start = time.nanoseconds()
    work()
    return time.elapsed(since: start)
  }
}

extension ThroughputProbe.Best {
  /// Takes a reading, and returns the smallest of the last chains, this one among them.
  fileprivate mutating func take(copy: UInt64, chain: UInt64) -> UInt64 {
    self.copy = min(self.copy, copy)
    self.chain = min(self.chain, chain)
    if lastChains.count < ThroughputProbe.chains {
      lastChains.reserveCapacity(ThroughputProbe.chains)
      lastChains.append(chain)
    } else {
      lastChains[next] = chain
      next = (next + 1) % ThroughputProbe.chains
    }
    return lastChains.min() ?? chain
  }
}
