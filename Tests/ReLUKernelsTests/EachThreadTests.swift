// Having something done on each thread that a call works on.

import ReLUKernels
import Synchronization
import Testing

@Suite("Work on each thread of a call")
struct EachThreadTests {
  private static func kernel(_ forkJoin: any ForkJoin, workers: Int) -> ParallelKernel {
    ParallelKernel(KernelCatalog.reference(for: .relu), on: forkJoin, workers: workers)
  }

  @Test("every thread does it once, and is told how many there are", arguments: [2, 3])
  func once(threads: Int) throws {
    for forkJoin in ForkJoins.all {
      let done = Mutex<[Int]>([])
      let eachThread = try #require(
        Self.kernel(forkJoin, workers: threads).eachThread(ofCallsOn: 1 << 20))
      eachThread { count in done.withLock { $0.append(count) } }
      #expect(done.withLock(\.self) == Array(repeating: threads, count: threads))
    }
  }

  @Test("a call that the caller does alone has no threads to speak of")
  func alone() {
    #expect(Self.kernel(WorkerPool.shared, workers: 1).eachThread(ofCallsOn: 1 << 20) == nil)
    #expect(Self.kernel(WorkerPool.shared, workers: 2).eachThread(ofCallsOn: 1) == nil)
  }
}
