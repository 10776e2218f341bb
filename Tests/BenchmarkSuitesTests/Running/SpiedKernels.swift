// Kernels that make mistakes or take notes.

import ReLUKernels
import Synchronization

/// The reference of an operation, with something done before and after each call.
struct SpiedKernel: Kernel {
  let identity: KernelIdentity
  private let before: @Sendable (KernelOperands) -> Void
  private let after: @Sendable (KernelOperands) -> Void

  init(
    _ operation: KernelOperation = .relu, variant: String = "spied",
    before: @escaping @Sendable (KernelOperands) -> Void = { _ in },
    after: @escaping @Sendable (KernelOperands) -> Void = { _ in }
  ) {
    identity = KernelIdentity(
      operation: operation, variant: variant, instructionSet: .baseline, summary: variant,
      supportsInPlace: true)
    self.before = before
    self.after = after
  }

  func compute(_ operands: KernelOperands) -> Int {
    before(operands)
    defer { after(operands) }
    return KernelCatalog.reference(for: identity.operation).compute(operands)
  }
}

extension SpiedKernel {
  /// One wrong element, the last.
  static func wrongLastElement(_ operation: KernelOperation = .relu) -> SpiedKernel {
    SpiedKernel(
      operation, variant: "wrong-last-element",
      after: { operands in
        let last = operands.count - 1
        // More than any contract allows.
        let bits = operands.output[last].bitPattern
        operands.output[last] = Float(bitPattern: bits ^ 0x1000)
      })
  }
}

/// Works on nothing.
struct IdleKernel: Kernel {
  let identity = KernelIdentity(
    operation: .relu, variant: "idle", instructionSet: .baseline, summary: "Writes nothing.",
    supportsInPlace: true)

  func compute(_ operands: KernelOperands) -> Int { operands.count }
}

/// Cannot be made ready for anything.
struct UnreadyKernel: ConfigurableKernel {
  let identity = KernelIdentity(
    operation: .relu, variant: "unready", instructionSet: .baseline, summary: "Lacks something.",
    supportsInPlace: true)

  func configured(for call: CallShape) throws(KernelUnready) -> any Kernel {
    throw KernelUnready(kernel: id, reason: "no threads left")
  }

  func compute(_ operands: KernelOperands) -> Int { 0 }
}

/// Counts, from whatever thread.
final class Counter: Sendable {
  private let number = Atomic(0)

  var value: Int { number.load(ordering: .relaxed) }

  func increment() { number.add(1, ordering: .relaxed) }

  func reset() { number.store(0, ordering: .relaxed) }
}

/// Keeps the first operands it is given.
final class Kept: Sendable {
  private let operands = Mutex<KernelOperands?>(nil)

  var first: KernelOperands? { operands.withLock { $0 } }

  func keep(_ latest: KernelOperands) -> KernelOperands {
    operands.withLock { kept in
      let first = kept ?? latest
      kept = first
      return first
    }
  }
}

/// Counts how often each number was seen, from whatever thread.
final class Tally: Sendable {
  private let seen = Mutex<[Int: Int]>([:])

  var counts: [Int: Int] { seen.withLock { $0 } }

  func add(_ number: Int) { seen.withLock { $0[number, default: 0] += 1 } }
}
