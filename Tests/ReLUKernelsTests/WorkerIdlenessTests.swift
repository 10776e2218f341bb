// Who waits has no core: by the processor time of the threads, not by what their state says.

#if os(Linux)
  import ReLUKernels
  import Synchronization
  import Testing

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// Each thread's own clock counts: what else keeps the machine busy does not.
  @Suite("Idleness of a pool")
  struct WorkerIdlenessTests {
    /// A kernel whose parts wait for each other, so that each has a thread, and note it.
    private final class Meeting: Kernel {
      struct Visit {
        let thread: ObservedThread
        /// Nanoseconds of a core that the thread had had when the others were there.
        let used: Int
      }

      let identity = KernelIdentity(
        operation: .relu, variant: "meeting", instructionSet: .baseline, summary: "Meets.",
        supportsInPlace: true)
      let visits = Mutex<[Visit]>([])
      private let parts: Int
      private let workersWork: @Sendable () -> Void
      private let begun = Atomic(0)
      private let caller = try? ObservedThread.current

      init(parts: Int, workersWork: @escaping @Sendable () -> Void) {
        (self.parts, self.workersWork) = (parts, workersWork)
      }

      func compute(_ operands: KernelOperands) -> Int {
        begun.add(1, ordering: .relaxed)
        while begun.load(ordering: .relaxed) < parts { sched_yield() }
        if let thread = try? ObservedThread.current, let used = try? thread.processorTime {
          visits.withLock { $0.append(Visit(thread: thread, used: used)) }
          if thread != caller { workersWork() }
        }
        return operands.count
      }
    }

    /// Time for nothing, and how much of it a thread may have a core: for its patience, and for
    /// whatever the system does in its name.
    private static let silence = Duration.milliseconds(200)
    private static let most = 10_000_000

    /// Calls the pool once, on a thread for each part.
    ///
    /// - Returns: The caller's visit and the workers'.
    private static func call(
      _ pool: WorkerPool, parts: Int, workersWork: @escaping @Sendable () -> Void = {}
    ) throws -> (caller: Meeting.Visit, workers: [Meeting.Visit]) {
      let meeting = Meeting(parts: parts, workersWork: workersWork)
      var data = [Float](repeating: 1, count: 16 * parts)
      var span = data.mutableSpan
      ParallelKernel(meeting, on: pool, workers: parts).run(inPlace: &span, parameter: 0)
      let own = try ObservedThread.current
      let visits = meeting.visits.withLock { $0 }
      try #require(visits.count == parts)
      return (
        try #require(visits.first { $0.thread == own }), visits.filter { $0.thread != own }
      )
    }

    /// Two threads have patience where there are two cores, four have none where there are fewer.
    @Test(
      "workers that have worked have no core while nobody calls",
      arguments: [2, 4], [0, WorkerPool.defaultPatience])
    func workers(parts: Int, patience: UInt64) async throws {
      let pool = WorkerPool(patience: patience)
      let (_, workers) = try Self.call(pool, parts: parts)
      #expect(workers.count == parts - 1)
      try await Task.sleep(for: Self.silence)
      for worker in workers {
        #expect(try worker.thread.processorTime - worker.used < Self.most)
      }
      // Its threads last as long as it does.
      withExtendedLifetime(pool) {}
    }

    @Test(
      "a caller whose patience has ended has no core while others work",
      arguments: [0, WorkerPool.defaultPatience])
    func caller(patience: UInt64) throws {
      let pool = WorkerPool(patience: patience)
      let (caller, _) = try Self.call(pool, parts: 2) {
        var silence = timespec(tv_sec: 0, tv_nsec: 200_000_000)
        nanosleep(&silence, nil)
      }
      #expect(try caller.thread.processorTime - caller.used < Self.most)
    }
  }
#endif
