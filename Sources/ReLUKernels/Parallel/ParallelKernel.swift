// Any kernel on several threads.

public import KernelInterface

/// Runs another kernel on chunks of the elements, on several threads.
public struct ParallelKernel: ConfigurableKernel, ThreadedKernel {
  /// The wrapped kernel's identity with the variant of the threads in front of its own.
  public let identity: KernelIdentity
  /// The most threads that work at once, the caller's among them.
  public let workers: Int
  /// How the elements are split.
  public let chunking: Chunking
  private let wrapped: any Kernel
  private let forkJoin: any ForkJoin
  /// The identity's, which a call need not look for.
  private let elementType: ElementType

  /// Wraps `kernel`, which does the work on each chunk.
  ///
  /// - Parameters:
  ///   - kernel: A kernel that is not itself parallel.
  ///   - forkJoin: How chunks reach threads.
  ///   - workers: Threads, at least 1; all cores by default.
  ///   - chunking: How elements are split.
  public init(
    _ kernel: any Kernel, on forkJoin: any ForkJoin, workers: Int = availableCores,
    chunking: Chunking = Chunking()
  ) {
    precondition(workers >= 1, "a parallel kernel needs a worker")
    precondition(kernel.identity.wrappedVariant == nil, "\(kernel.id) is a wrapper already")
    let inner = kernel.identity
    identity = KernelIdentity(
      operation: inner.operation, variant: forkJoin.variant, wrappedVariant: inner.variant,
      instructionSet: inner.instructionSet, elementType: inner.elementType,
      summary: "\(inner.variant) on chunks, on \(forkJoin.threads).",
      supportsInPlace: inner.supportsInPlace, usesStreamingStores: inner.usesStreamingStores)
    elementType = inner.elementType
    self.workers = workers
    self.chunking = chunking
    self.forkJoin = forkJoin
    wrapped = kernel
  }

  /// The same kernel with the threads and the split of `call`.
  public func configured(for call: CallShape) -> any Kernel {
    ParallelKernel(wrapped, on: forkJoin, workers: call.threads, chunking: call.chunking)
  }

  /// In how many parts, each on one thread, a call of `count` elements is run; with one, or none, the
  /// caller does everything.
  public func parts(of count: Int) -> Int {
    // A static split never has more chunks than workers.
    min(workers, chunking.plan(count: count, of: elementType, workers: workers).chunks)
  }

  /// Computes all elements on at most `workers` threads, and on the caller's alone where there is
  /// but one chunk; returns when the last chunk is done.
  ///
  /// - Returns: The count of elements.
  public func compute(_ operands: KernelOperands) -> Int {
    let (length, chunks) = chunking.plan(
      count: operands.count, of: elementType, workers: workers)
    let parts = min(workers, chunks)
    guard parts > 1 else { return wrapped.compute(operands) }
    let call = ChunkedCall(
      wrapped, operands, of: elementType, chunkLength: length, chunks: chunks,
      policy: chunking.policy)
    forkJoin.run(call, parts: parts)
    return operands.count
  }

  /// Has as many threads as work at once begin something, and wait for each other.
  public func wake() { _ = gather(patience: Self.wakingPatience) }

  /// How many threads a call has at once: what the system gives, and of these what comes together
  /// within two seconds.
  ///
  /// A pool that is busy for another caller, or a machine that is, may not bring them at the first try.
  public func threadsAtHand() -> Int? {
    let given = forkJoin.prepare(threads: workers)
    guard given >= workers else { return given }
    var most = 1
    for _ in 0..<Self.tries where most < workers {
      most = max(most, gather(patience: Self.tryingPatience))
    }
    return most
  }

  /// The threads of a call that has more than one part.
  public func eachThread(ofCallsOn count: Int) -> EachThread? {
    parts(of: count) > 1 ? eachThread : nil
  }

  /// All threads that calls may have; nil for the caller's alone.
  var eachThread: EachThread? {
    guard workers > 1 else { return nil }
    return { work in _ = gather(patience: Self.wakingPatience, work) }
  }
}

extension ParallelKernel {
  /// Nanoseconds that a thread waits for another that is to wake: many times what it takes.
  private static let wakingPatience: UInt64 = 1_000_000
  /// Nanoseconds that it waits for another that may have to be created, and on a busy machine for a
  /// core.
  private static let tryingPatience: UInt64 = 20_000_000
  private static let tries = 100

  /// Has the threads of a call meet.
  ///
  /// - Parameters:
  ///   - patience: Nanoseconds that one waits for the others.
  ///   - work: What each does then; it is told how many there are to be.
  /// - Returns: How many came.
  private func gather(
    patience: UInt64, _ work: (@Sendable (_ threads: Int) -> Void)? = nil
  ) -> Int {
    guard workers > 1 else { return 1 }
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: 1) { nothing in
      guard let address = nothing.baseAddress else { return 1 }
      let gathering = Gathering(parts: workers, patience: patience, work)
      let call = ChunkedCall(
        gathering,
        KernelOperands(
          x: address, dy: address, output: address, count: 0, parameter: 0
        ),
        of: elementType, chunkLength: 0, chunks: workers, policy: .static)
      forkJoin.run(call, parts: workers)
      return gathering.gathered
    }
  }
}
