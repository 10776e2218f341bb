// Kernels that have to get ready when their turn comes.

public import KernelInterface

/// A kernel that was made ready for calls on several threads, and can wake them.
public protocol ThreadedKernel: Kernel {
  /// Has the threads of a call awake, so that one that follows at once finds them as one does that
  /// follows another.
  func wake()

  /// How many threads a call has at once, tried out; nil where nobody can tell.
  func threadsAtHand() -> Int?

  /// A way to have something done once on each thread that a call works on, at once; nil where a call
  /// works on the caller's alone, and where another library keeps the threads.
  ///
  /// - Parameter count: Elements of the call.
  /// - Returns: The way.
  func eachThread(ofCallsOn count: Int) -> EachThread?
}

/// Does something on each of some threads, at once, and returns when all have done it.
///
/// The work is told how many threads there are.
public typealias EachThread = (_ work: @escaping @Sendable (_ threads: Int) -> Void) -> Void

extension ThreadedKernel {
  /// Unknown: as of threads that another library keeps.
  public func threadsAtHand() -> Int? { nil }

  /// None: as of threads that another library keeps.
  public func eachThread(ofCallsOn count: Int) -> EachThread? { nil }
}

/// A kernel whose calls go by a setting of the whole process, which others change in their turns.
public protocol ProcessWideKernel: Kernel {
  /// Has the process set as the kernel's calls need it.
  func takeTurn()
}
