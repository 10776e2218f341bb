// How many threads a call on n threads starts: n - 1.

#if Peers
  import Foundation
  import Peers
  import ReLUKernels
  import Synchronization

  /// Counts the threads of the process around calls.
  enum StartedThreads {
    /// Prints a line for each peer.
    ///
    /// - Returns: Whether each has the threads it was given.
    static func check() -> Bool {
      print("threads that calls, and waking, start beside the caller's, for 1, 2 and 3 threads")
      var isRight = true
      for kernel in PeerCatalog.all where kernel.identity.availability == .available {
        guard let kernel = kernel as? any ConfigurableKernel else { continue }
        let started = [1, 2, 3].map { threadsStarted(by: kernel, threads: $0, run) }
        let woken = [1, 2, 3].map { threadsStarted(by: kernel, threads: $0, wake) }
        let isAsAsked = started == [0, 1, 2] && woken == started
        print("  \(isAsAsked ? "ok   " : "WRONG")  \(started)  \(woken)  \(kernel.id)")
        isRight = isRight && isAsAsked
      }
      return isRight
    }

    /// Elements of a call.
    private static let count = 1 << 20

    /// Threads there are more after something was done than before.
    ///
    /// Of a caller's thread of its own: OpenMP's threads belong to the thread that calls and end
    /// with it.
    private static func threadsStarted(
      by kernel: any ConfigurableKernel, threads: Int,
      _ action: @escaping @Sendable (any Kernel) -> Void
    ) -> Int {
      let result = Mutex(-1)
      let isDone = DispatchSemaphore(value: 0)
      let thread = Thread {
        let before = settledCount()
        let call = CallShape(counts: [count], parameter: 0.01, threads: threads)
        if let ready = try? kernel.configured(for: call) {
          action(ready)
          result.withLock { $0 = current() - before }
          // Its threads end with it, so not before they are counted.
          withExtendedLifetime(ready) {}
        }
        isDone.signal()
      }
      thread.start()
      isDone.wait()
      return result.withLock { $0 }
    }

    @Sendable private static func wake(_ kernel: any Kernel) {
      (kernel as? any ThreadedKernel)?.wake()
    }

    @Sendable private static func run(_ kernel: any Kernel) { kernel.runThrice(on: count) }

    private static func current() -> Int {
      (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count) ?? -1
    }

    /// The count once it stays the same: the threads of the call before take a moment to end.
    private static func settledCount() -> Int {
      var count = current()
      var looks = 0
      while looks < 20 {
        Thread.sleep(forTimeInterval: 0.005)
        let now = current()
        looks = now == count ? looks + 1 : 0
        count = now
      }
      return count
    }
  }
#endif
