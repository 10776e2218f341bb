// Kernels whose threads fall asleep between calls.

public import KernelInterface

/// A kernel that was made ready for calls on several threads, and can wake them.
public protocol ThreadedKernel: Kernel<Float> {
  /// Has the threads of a call awake, so that one that follows at once finds them as one does that
  /// follows another.
  func wake()
}
