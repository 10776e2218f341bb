// The memory that the two processes of a pair work on.

import JemallocMemory

/// Keeps the memory of the pair under way; each pair gets fresh memory, and so other pages.
final class PairMemory {
  private var memory: SharedMemory?

  /// Replaces the memory.
  ///
  /// - Returns: The path by which the workers open it; nil where the system has no such memory.
  func renew() -> String? {
    memory = nil
    memory = SharedMemory()
    return memory?.path
  }
}
