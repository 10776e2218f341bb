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
  private let patience: UInt64
  private let work: (@Sendable (_ threads: Int) -> Void)?
  private let begun = Atomic(0)
  /// How many had begun when the first gave up waiting; 0 while none has.
  private let givenUp = Atomic(0)

  /// The work of so many parts.
  ///
  /// - Parameters:
  ///   - parts: How many.
  ///   - patience: Nanoseconds that a part waits for the others at most.
  ///   - work: What each part does when all have begun.
  init(
    parts: Int, patience: UInt64, _ work: (@Sendable (_ threads: Int) -> Void)? = nil
  ) {
    self.parts = parts
    self.work = work
    self.patience = patience
  }

  func compute(_ operands: KernelOperands) -> Int {
    begun.add(1, ordering: .acquiringAndReleasing)
    var wait = SpinWait(duration: patience)
    while begun.load(ordering: .acquiring) < parts {
      // Where one has waited in vain, those that come to its thread after it need not.
      guard givenUp.load(ordering: .acquiring) == 0 else { break }
      guard wait.pause() else {
        _ = givenUp.compareExchange(
          expected: 0, desired: begun.load(ordering: .acquiring),
          ordering: .acquiringAndReleasing)
        break
      }
    }
    work?(parts)
    return operands.count
  }

  /// How many parts had a thread of their own at once; of a call that has returned.
  var gathered: Int {
    let count = givenUp.load(ordering: .acquiring)
    return count == 0 ? parts : count
  }
}
