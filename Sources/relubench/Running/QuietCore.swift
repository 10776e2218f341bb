// Which core is left alone by others at the moment.

import BenchmarkKit
import ReLUKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Chooses a core for the next process pair.
///
/// The scheduler would put the two processes of a pair wherever it likes, one beside a busy
/// neighbour and the other not, for as long as it likes: that is a difference between the sides
/// that no number of rounds takes away. So both are kept on one core; and not on one that somebody
/// else is using.
final class QuietCore {
  private let cores = ThreadAffinity.current
  private var turn = 0

  /// Looks at no more than this many cores: 5 ms each add up.
  private static let mostCores = 8
  private static let spinNanoseconds: UInt64 = 5_000_000
  /// Cores whose share of their own time differs by less are alike.
  private static let tolerance = 0.02

  /// Spins on each core for a moment and takes one of those that gave it all of their time, another
  /// each time.
  ///
  /// - Returns: A core; `any` where there is no choice, `refused` where the system forbids it.
  func choose() -> CoreChoice {
    guard cores.count > 1 else { return .any }
    defer { ThreadAffinity.restrict(to: cores) }
    turn += 1
    let looked = (0..<min(cores.count, Self.mostCores)).map { cores[($0 + turn) % cores.count] }
    let shares = looked.compactMap { core in
      ThreadAffinity.restrict(to: [core]) ? (core: core, share: Self.share()) : nil
    }
    let best = shares.map(\.share).max() ?? 0
    return shares.first { $0.share >= best - Self.tolerance }.map { .only($0.core) } ?? .refused
  }

  /// Keeps the calling thread on the core that was chosen.
  ///
  /// - Returns: Whether it is there: where there was no choice, if it has no other core.
  func keep(on choice: CoreChoice) -> Bool {
    switch choice {
    case .any: cores.count == 1
    case .only(let core): ThreadAffinity.restrict(to: [core])
    case .refused: false
    }
  }

  /// Gives the calling thread back the cores it had.
  func release() { ThreadAffinity.restrict(to: cores) }

  /// The processor time that this thread got over the time that passed.
  private static func share() -> Double {
    let time = MonotonicTimeSource()
    let start = time.nanoseconds()
    let cpuStart = nanoseconds(CLOCK_THREAD_CPUTIME_ID)
    var now = start
    while now < start + spinNanoseconds { now = time.nanoseconds() }
    let cpu = nanoseconds(CLOCK_THREAD_CPUTIME_ID) - cpuStart
    return Double(cpu) / Double(now - start)
  }

  private static func nanoseconds(_ clock: clockid_t) -> Int {
    var now = timespec()
    clock_gettime(clock, &now)
    return Int(now.tv_sec) * 1_000_000_000 + Int(now.tv_nsec)
  }
}
