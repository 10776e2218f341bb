// How many threads a library in Python has when it is given n: n - 1 beside the interpreter's.

#if Peers
  import BenchmarkSuites
  import Foundation
  import ReLUKernels

  /// Counts the threads of the processes that the libraries run in.
  enum PythonThreads {
    /// Prints a line for each kernel.
    ///
    /// - Returns: Whether each has the threads it was given; numpy has none.
    static func check(_ command: PythonCommand) -> Bool {
      print("threads that calls start in the processes of Python, for 1, 2 and 3 threads")
      var isRight = true
      let kernels = PythonPeers.kernels(of: command)
      for index in kernels.indices {
        // A process for each count: some keep the threads of the calls before.
        let started = [1, 2, 3].map { threads in
          threadsStarted(by: PythonPeers.kernels(of: command)[index], threads: threads)
        }
        let expected = kernels[index].identity.threading == .none ? [0, 0, 0] : [0, 1, 2]
        let isAsAsked = started == expected
        let found = started.allSatisfy { $0 != nil } ? "\(started.compactMap(\.self))" : "no answer"
        print("  \(isAsAsked ? "ok   " : "WRONG")  \(found)  \(kernels[index].id)")
        isRight = isRight && isAsAsked
      }
      return isRight
    }

    /// Threads there are more after some calls than when the library had been imported; nil where it
    /// does not work.
    private static func threadsStarted(by kernel: any Kernel, threads: Int) -> Int? {
      guard let before = count(after: kernel, elements: 16, threads: 1) else { return nil }
      return count(after: kernel, elements: 1 << 20, threads: threads).map { $0 - before }
    }

    /// The threads of its process after some calls.
    private static func count(
      after kernel: any Kernel, elements: Int, threads: Int
    ) -> Int? {
      let call = CallShape(counts: [elements], parameter: 0.01, threads: threads)
      guard let peer = (kernel as? PythonPeer)?.configured(for: call) as? PythonPeer else {
        return nil
      }
      peer.runThrice(on: elements)
      guard peer.failure == nil, let process = peer.processID else { return nil }
      return try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task").count
    }
  }
#endif
