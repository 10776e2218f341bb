// Bringing the threads of a call together without work.

import CThreadSupport
import KernelInterface
import Synchronization

/// Stands for the work of a call: no part of it ends before all have begun.
final class Gathering: Kernel {
  let identity = KernelIdentity(
    operation: .relu, variant: "gathering", instructionSet: .baseline,
    summary: "Waits for the other parts.", supportsInPlace: true)
  private let parts: Int
  private let begun = Atomic(0)

  /// Nanoseconds that a part waits at most: many times what it takes to wake a thread.
  ///
  /// Where there is no thread for a part, it waits for the thread of this one.
  private static let patience: UInt64 = 1_000_000

  /// The work of so many parts.
  init(parts: Int) { self.parts = parts }

  func compute(_ operands: KernelOperands<Float>) -> Int {
    begun.add(1, ordering: .acquiringAndReleasing)
    var wait = SpinWait(duration: Self.patience)
    while begun.load(ordering: .acquiring) < parts, wait.pause() {}
    return operands.count
  }
}
