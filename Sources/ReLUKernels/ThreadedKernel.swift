// Kernels that have to get ready when their turn comes.

public import KernelInterface

/// A kernel that was made ready for calls on several threads, and can wake them.
public protocol ThreadedKernel: Kernel<Float> {
  /// Has the threads of a call awake, so that one that follows at once finds them as one does that
  /// follows another.
  func wake()

  /// How many threads a call has at once, tried out; nil where nobody can tell.
  func threadsAtHand() -> Int?
}

extension ThreadedKernel {
  /// Unknown: as of threads that another library keeps.
  public func threadsAtHand() -> Int? { nil }
}

/// A kernel whose calls go by a setting of the whole process, which others change in their turns.
public protocol ProcessWideKernel: Kernel<Float> {
  /// Has the process set as the kernel's calls need it.
  func takeTurn()
}
