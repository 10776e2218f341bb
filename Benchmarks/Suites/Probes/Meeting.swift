// What the threads of a probe's call do instead of computing: they meet, and note when.

import BenchmarkKit
import ReLUKernels
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The parts of a call, of which none ends before all have begun: so each has a thread of its own.
///
/// Unchecked: calls come one at a time. Invariant: between `open` and the return of the call a part
/// writes to the two places in `times` that are its own by the order of arrival, and nobody reads
/// them; `caller` is written before the call and read during it.
final class Meeting: Kernel, @unchecked Sendable {
  /// Why a call says nothing.
  enum Mishap: UInt8 {
    /// The threads did not sleep when they were to.
    case awake = 1
    /// A part waited in vain for another.
    case absent = 2
  }

  let identity = KernelIdentity(
    operation: .relu, variant: "meeting", instructionSet: .baseline,
    summary: "Waits for the other parts.", supportsInPlace: true)
  private let stage: Stage
  private let time = MonotonicTimeSource()
  /// When each part began and ended, by the order of arrival.
  private let times: UnsafeMutablePointer<UInt64>
  private let most: Int
  private var caller = pthread_self()
  private var parts = 0
  private let arrived = Atomic(0)
  private let isCallerGone = Atomic(false)
  private let failure = Atomic<UInt8>(0)

  /// Nanoseconds that a part waits for the others at most.
  ///
  /// Many times what a busy system takes to give a thread a core. Where there is no thread for a part,
  /// it waits for the thread of this one.
  static let patience: UInt64 = 500_000_000

  /// Nanoseconds that others work longer than the caller in a join: it then waits for them, and has
  /// not only begun to.
  static let overtime: UInt64 = 2000

  /// Times of a part lie on two cache lines of their own: what one notes costs no other its line.
  private static let stride = 16

  /// A meeting of at most so many parts.
  init(for stage: Stage, most: Int) {
    self.stage = stage
    self.most = most
    times = .allocate(capacity: Self.stride * most)
    times.initialize(repeating: 0, count: Self.stride * most)
  }

  deinit { times.deallocate() }

  func compute(_ operands: KernelOperands) -> Int {
    guard stage != .emptyCall else { return operands.count }
    let begin = time.nanoseconds()
    // What comes after the reading is in no figure.
    let place = arrived.add(1, ordering: .acquiringAndReleasing).oldValue
    guard place < most else { return operands.count }
    times[Self.stride * place] = begin
    waitUntil { arrived.load(ordering: .acquiring) >= parts }
    if stage == .join {
      if pthread_equal(pthread_self(), caller) != 0 {
        isCallerGone.store(true, ordering: .releasing)
      } else {
        waitUntil { isCallerGone.load(ordering: .acquiring) }
        var wait = SpinWait(duration: Self.overtime)
        while wait.pause() {}
      }
    }
    times[Self.stride * place + 1] = time.nanoseconds()
    return operands.count
  }

  private func waitUntil(_ hasHappened: () -> Bool) {
    var wait = SpinWait(duration: Self.patience)
    while !hasHappened() {
      // Where one has waited in vain the others need not.
      guard mishap == nil, wait.pause() else { return fail(.absent) }
    }
  }
}

// MARK: - The caller's side

extension Meeting {
  /// What has gone wrong, in this call or an earlier one.
  var mishap: Mishap? { Mishap(rawValue: failure.load(ordering: .relaxed)) }

  /// Notes that something went wrong.
  func fail(_ mishap: Mishap) { failure.store(mishap.rawValue, ordering: .relaxed) }

  /// Prepares for a call of so many parts by this thread.
  func open(parts: Int) {
    self.parts = parts
    caller = pthread_self()
    arrived.store(0, ordering: .relaxed)
    isCallerGone.store(false, ordering: .relaxed)
  }

  /// When the last part began; of a call that has returned.
  var lastBegin: UInt64 { last(0) }

  /// When the last part ended.
  var lastEnd: UInt64 { last(1) }

  private func last(_ offset: Int) -> UInt64 {
    (0..<min(parts, most)).reduce(0) { max($0, times[Self.stride * $1 + offset]) }
  }
}
