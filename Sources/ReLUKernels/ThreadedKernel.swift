// Kernels that have to get ready when their turn comes.

public import KernelInterface

/// A kernel that was made ready for calls on several threads, and can wake them.
public protocol ThreadedKernel: Kernel<Float> {
  /// Has the threads of a call awake, so that one that follows at once finds them as one does that
  /// follows another.
  func wake()
}

/// A kernel whose calls go by a setting of the whole process, which others change in their turns.
public protocol ProcessWideKernel: Kernel<Float> {
  /// Has the process set as the kernel's calls need it.
  func takeTurn()
}
