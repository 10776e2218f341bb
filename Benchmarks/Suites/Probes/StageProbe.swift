// Times one stage of calls on several threads.

import BenchmarkKit
public import ReLUKernels

/// A kernel of which one stage of a call is timed, on as many threads as a benchmark says.
///
/// Its calls are split as those of every parallel kernel, and their parts compute nothing: nothing but
/// the stage is left. One call at a time; a call allocates nothing.
public struct StageProbe: SelfTimedKernel, ConfigurableKernel {
  /// `relu/stage-join/parallel-pool`, under which the runner finds it.
  public let identity: KernelIdentity
  /// What is timed.
  public let stage: Stage
  private let forkJoin: any ForkJoin
  private let meeting: Meeting
  private let call: ParallelKernel
  private let time = MonotonicTimeSource()

  /// Nanoseconds in which threads that wait for work are to fall asleep.
  ///
  /// Those of the pool take 50 us, and on a busy system as long as it keeps them from their core.
  private static let bedtime: UInt64 = 200_000_000

  /// Nanoseconds after which a thread that has said that it sleeps does: the call to the system that
  /// it was about to make takes a microsecond, and its core then takes some to rest.
  private static let firstSleep: UInt64 = 150_000

  /// A probe of `stage` on so many threads.
  ///
  /// - Precondition: Of a wake-up, that the fork-join can tell whether its threads sleep.
  public init(_ stage: Stage, of forkJoin: any ForkJoin, workers: Int = availableCores) {
    precondition(stage.isMeasurable(of: forkJoin), "nobody can tell whether these threads sleep")
    self.stage = stage
    self.forkJoin = forkJoin
    meeting = Meeting(for: stage, most: workers)
    call = ParallelKernel(meeting, on: forkJoin, workers: workers)
    // Any instruction set will do for what computes nothing.
    identity = KernelIdentity(
      operation: .relu, variant: stage.variant, wrappedVariant: forkJoin.variant,
      instructionSet: .baseline, choosesInstructionSet: true,
      summary: "\(stage.summary): \(forkJoin.threads).", supportsInPlace: true)
  }

  /// Every stage of every way to threads of which it can be timed.
  public static let all: [StageProbe] = ForkJoins.all.flatMap { forkJoin in
    Stage.allCases.filter { $0.isMeasurable(of: forkJoin) }.map { StageProbe($0, of: forkJoin) }
  }

  /// The same probe on the threads of `shape`.
  ///
  /// Its split is the static one whatever the shape says: a part for each thread.
  public func configured(for shape: CallShape) -> any Kernel {
    StageProbe(stage, of: forkJoin, workers: shape.threads)
  }

  /// Tries the stage once, and computes as the reference does.
  public func compute(_ operands: KernelOperands) -> Int {
    _ = timedCompute(operands)
    return KernelCatalog.reference(for: .relu).compute(operands)
  }

  /// Nanoseconds of the stage; 0 once a call has failed.
  public func timedCompute(_ operands: KernelOperands) -> UInt64 {
    // No call after a failure is worth its time.
    guard meeting.mishap == nil else { return 0 }
    if stage == .wakeUp, !fallAsleep() {
      meeting.fail(.awake)
      return 0
    }
    meeting.open(parts: call.parts(of: operands.count))
    let start = time.nanoseconds()
    _ = call.compute(operands)
    let end = time.nanoseconds()
    return switch stage {
    case .emptyCall: Self.elapsed(from: start, to: end)
    case .wakeUp, .handOver: Self.elapsed(from: start, to: meeting.lastBegin)
    case .join: Self.elapsed(from: meeting.lastEnd, to: end)
    }
  }

  /// Why a call came to nothing; nil where none did.
  public var failure: KernelFailure? {
    switch meeting.mishap {
    case .awake:
      .broken("\(forkJoin.threads) did not fall asleep within \(Self.bedtime / 1_000_000) ms")
    case .absent:
      .broken(
        "not every part of a call got a thread of \(forkJoin.threads) within "
          + "\(Meeting.patience / 1_000_000) ms")
    case nil: nil
    }
  }

  /// Waits until the threads sleep, with pauses: a loop without would take from a core that shares
  /// its physical one with this.
  private func fallAsleep() -> Bool {
    var wait = SpinWait(duration: Self.bedtime)
    while forkJoin.isAsleep != true {
      guard wait.pause() else { return false }
    }
    wait = SpinWait(duration: Self.firstSleep)
    while wait.pause() {}
    return true
  }

  /// Nanoseconds between two readings; 0 where the clocks of two cores disagree by more.
  private static func elapsed(from start: UInt64, to end: UInt64) -> UInt64 {
    end > start ? end - start : 0
  }
}
