// Pauses of the whole process: stopped by a signal, frozen with its container, asleep with the machine.

import CProcessorProbe
import Synchronization

/// How far a process has come, at one moment.
public struct ProcessProgress: Sendable, Equatable {
  /// Nanoseconds since the machine started, its sleep included.
  public var real: UInt64
  /// Nanoseconds of the clock that measures, which stands still while the machine sleeps.
  public var monotonic: UInt64
  /// Nanoseconds of processor time that its threads have had, all together.
  public var processor: UInt64
  /// Nanoseconds for which the thread that looks waited for a core that others had.
  public var waited: UInt64
  /// How often it was continued after a stop, as by `SIGSTOP`, Ctrl-Z or a debugger.
  public var continuations: UInt64

  /// Takes the counts.
  public init(
    real: UInt64 = 0, monotonic: UInt64 = 0, processor: UInt64 = 0, waited: UInt64 = 0,
    continuations: UInt64 = 0
  ) {
    self.real = real
    self.monotonic = monotonic
    self.processor = processor
    self.waited = waited
    self.continuations = continuations
  }
}

/// Notices that the process did not run, and for how long.
///
/// Each look says whether there was a pause since the one before. It is a pause if the process was
/// continued after a stop, however short. Without such a signal (a container that is frozen, a
/// machine that slept, a debugger) it is one if a second passed of which the process neither worked
/// nor waited for a core for a tenth as long: what other programs take shows as waiting, and a quota or a
/// hypervisor never takes so much at a stretch.
public final class PauseWatch: Sendable {
  /// What pauses came to.
  public struct Total: Sendable, Equatable {
    /// How many looks found one.
    public var pauses = 0
    /// Nanoseconds that they took together, as well as can be told.
    public var nanoseconds: UInt64 = 0
    /// Those of them that the clock of measurements counted: no budget is charged with them.
    public var uncharged: UInt64 = 0
  }

  private struct State {
    var last: ProcessProgress
    var total = Total()
    /// Whether the last pause was found without a signal, which so may follow.
    var isSignalDue = false
  }

  private let progress: @Sendable () -> ProcessProgress
  private let state: Mutex<State>

  /// Nanoseconds without work that are a pause where nothing says that the process was stopped.
  private static let longestGap: UInt64 = 1_000_000_000

  /// A watch over what `progress` says, from now on.
  public init(_ progress: @escaping @Sendable () -> ProcessProgress) {
    self.progress = progress
    state = Mutex(State(last: progress()))
  }

  /// A watch over this process.
  public static func system() -> PauseWatch {
    relubench_note_continuations()
    return PauseWatch {
      let now = relubench_process_progress()
      return ProcessProgress(
        real: now.real, monotonic: now.monotonic, processor: now.processor,
        waited: now.waited, continuations: now.continuations)
    }
  }

  /// What was noticed so far.
  public var total: Total { state.withLock { $0.total } }

  /// Whether the process has paused since the last look.
  ///
  /// - Parameter isWaiting: Whether it may have waited for others meanwhile, so that time without
  ///   work says nothing; then only a stop counts.
  /// - Returns: Whether it did.
  public func look(isWaiting: Bool = false) -> Bool {
    let now = progress()
    return state.withLock { state in
      let before = state.last
      state.last = now
      // Whoever waits for a core would run, and is not paused.
      let worked =
        Self.difference(now.processor, before.processor)
        + Self.difference(now.waited, before.waited)
      let idle = Self.difference(Self.difference(now.real, before.real), worked)
      let isSilent = !isWaiting && idle >= Self.longestGap && idle / 10 >= worked
      let isContinued = now.continuations != before.continuations
      guard isContinued || isSilent else { return false }
      // The signal may reach another thread, and be noted after this one has looked more than once.
      if isSilent || !state.isSignalDue || idle >= Self.longestGap { state.total.pauses += 1 }
      state.isSignalDue = isSilent && !isContinued
      state.total.nanoseconds += idle
      state.total.uncharged += min(
        idle, Self.difference(Self.difference(now.monotonic, before.monotonic), worked))
      return true
    }
  }

  /// `one` less `other`; 0 where that is larger: different clocks need not agree, nor move forward.
  private static func difference(_ one: UInt64, _ other: UInt64) -> UInt64 {
    one > other ? one - other : 0
  }
}

/// The clock of measurements less the pauses of the process: for whoever waits for others within a
/// budget, as the referee of a duel does for its workers.
public struct ChargedTimeSource: TimeSource {
  private let pauses: PauseWatch

  /// A clock from which what `pauses` notices is taken off.
  public init(_ pauses: PauseWatch = .system()) {
    self.pauses = pauses
  }

  /// Nanoseconds since boot in which the process was not paused.
  public func nanoseconds() -> UInt64 {
    _ = pauses.look(isWaiting: true)
    let now = monotonicNanoseconds()
    return now - min(now, pauses.total.uncharged)
  }
}
