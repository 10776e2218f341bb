// One alternative to be measured, reduced to closures.

/// Something the engine can run: the types of the workload are erased at this boundary, once per
/// sample and never inside the loop.
///
/// `run` is called once per batch and loops itself, so that the call through a closure costs the
/// batch once. Contenders run on the thread that called ``Engine/measure(_:plan:)``.
public struct Contender {
  /// Its name in results and messages, unique within the group.
  public let label: String

  /// Untimed work before each batch, timed or not, such as restoring the input of an in-place
  /// kernel.
  public let beforeSample: () -> Void

  /// Runs that many iterations, at least 1.
  public let run: (_ iterations: Int) -> Void

  /// Runs that many iterations and returns how many nanoseconds are to be counted of them; nil where
  /// it is all of them, from the call of ``run`` to its return.
  public let runTimed: ((_ iterations: Int) -> UInt64)?

  /// Does something on each of the threads that it works on, at once; nil where it works on the calling
  /// one alone, or where others have its threads.
  public var onEachThread: ((_ work: @escaping @Sendable (_ threads: Int) -> Void) -> Void)?

  /// Whether the core of its threads says anything of it: not where another process does the work, nor
  /// where its own threads share a core and so are each other's neighbours.
  public var worksOnThisCore = true

  /// Whether threads of another library may look for more work after its turn.
  public var leavesThreadsRunning = false

  /// A contender.
  ///
  /// - Parameters:
  ///   - label: Its name, unique within the group.
  ///   - beforeSample: Untimed work before each batch.
  ///   - run: Runs that many iterations.
  public init(
    label: String, beforeSample: @escaping () -> Void = {},
    run: @escaping (_ iterations: Int) -> Void
  ) {
    self.label = label
    self.beforeSample = beforeSample
    self.run = run
    runTimed = nil
  }

  private init(
    label: String, beforeSample: @escaping () -> Void, untimed: ((_ iterations: Int) -> Void)?,
    timed: @escaping (_ iterations: Int) -> UInt64
  ) {
    self.label = label
    self.beforeSample = beforeSample
    run = untimed ?? { _ = timed($0) }
    runTimed = timed
  }

  /// A contender that times itself, as it does more than what is to be measured.
  ///
  /// - Parameters:
  ///   - label: Its name, unique within the group.
  ///   - beforeSample: Untimed work before each batch.
  ///   - runUntimed: Runs that many iterations whose time nobody asks for; as `run` where it is nil.
  ///   - run: Runs that many iterations and returns how many nanoseconds count.
  /// - Returns: The contender.
  public static func timingItself(
    label: String, beforeSample: @escaping () -> Void = {},
    runUntimed: ((_ iterations: Int) -> Void)? = nil,
    run: @escaping (_ iterations: Int) -> UInt64
  ) -> Contender {
    Contender(label: label, beforeSample: beforeSample, untimed: runUntimed, timed: run)
  }
}

extension [Contender] {
  /// The contenders of a group, beside which the core is looked at or not.
  ///
  /// Not where even the shortest iteration is longer than the shortest sample: it moves megabytes, through
  /// memory of which the core's first cache says nothing, and spells of a neighbour begin and end within
  /// it. Waiting for clear ones was tried there and took half of the rounds for nothing.
  ///
  /// - Parameter calibrations: Of each.
  /// - Returns: The same, or none of them watched.
  func watched(with calibrations: [Calibration]) -> [Contender] {
    guard !calibrations.contains(where: { $0.batch > 1 }) else { return self }
    return map { contender in
      var contender = contender
      contender.worksOnThisCore = false
      return contender
    }
  }
}

extension Contender {
  /// Runs a batch to see how long it is.
  ///
  /// - Returns: Nanoseconds of it that count, and those that it took.
  func trial(_ iterations: Int, by time: some TimeSource) -> (counted: UInt64, whole: UInt64) {
    guard runTimed != nil else {
      let spent = timed(iterations, by: time)
      return (spent, spent)
    }
    let start = time.nanoseconds()
    let counted = timed(iterations, by: time)
    return (counted, time.elapsed(since: start))
  }

  /// Runs a batch.
  ///
  /// - Returns: Nanoseconds of it that count.
  func timed(_ iterations: Int, by time: some TimeSource) -> UInt64 {
    if let runTimed { return runTimed(iterations) }
    let start = time.nanoseconds()
    run(iterations)
    return time.elapsed(since: start)
  }
}
