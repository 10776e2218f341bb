// A Python library's way of computing an operation, as a kernel.

package import ReLUKernels
import Synchronization

/// One call of a Python library, made in a loop by an interpreter.
///
/// It works on copies of the operands in the interpreter's memory, at the same offsets from a page's
/// start and on the same kind of pages, and times itself there.
package final class PythonPeer: ExternalKernel, ConfigurableKernel {
  package let identity: KernelIdentity
  private let library: PythonLibrary
  private let threads: Int
  private let hugePages: Bool
  /// The copies that stay, by the operands that they are copies of.
  private let slots = Mutex<[PythonCall: Int]>([:])

  init(
    _ identity: KernelIdentity, _ library: PythonLibrary, threads: Int = 1, hugePages: Bool = false
  ) {
    self.identity = identity
    self.library = library
    self.threads = threads
    self.hugePages = hugePages
  }

  deinit {
    let slots = slots.withLock { Array($0.values) }
    guard !slots.isEmpty else { return }
    // Where there is no process any more, its memory is gone as well.
    try? library.use { process throws(KernelFailure) in
      for slot in slots { try process.release(slot) }
    }
  }
}

extension PythonPeer {
  /// A kernel that is called `peer/LIBRARY/OPERATION`.
  package convenience init(
    _ library: PythonLibrary, _ operation: KernelOperation, threading: Threading = .own,
    deviations: Set<Deviation> = [], inPlace: Bool = true, _ call: String
  ) {
    self.init(
      KernelIdentity(
        operation: operation, variant: library.name, instructionSet: .bestAvailable,
        choosesInstructionSet: true, threading: threading, isPeer: true, isInterpreted: true,
        deviations: deviations, summary: "From Python: \(call).", supportsInPlace: inPlace),
      library)
  }

  package func configured(for call: CallShape) -> any Kernel {
    PythonPeer(identity, library, threads: call.threads, hugePages: call.hugePages)
  }

  package var implementation: String? { library.version.map { "\(library.name) \($0)" } }

  package var failure: KernelFailure? { library.failure }

  /// The number of the process that computes; nil where there is none.
  package var processID: Int32? { library.processID }

  package func prepare(_ calls: [KernelOperands]) {
    try? library.use { process throws(KernelFailure) in
      for operands in calls where operands.count > 0 {
        let call = PythonCall(operands)
        guard slots.withLock({ $0[call] }) == nil else { continue }
        let slot = try process.prepare(call, identity.operation, threads, hugePages: hugePages)
        slots.withLock { $0[call] = slot }
      }
    }
  }

  /// Computes over there and brings the output here.
  ///
  /// - Returns: Elements written; 0 where it failed.
  package func compute(_ operands: KernelOperands) -> Int {
    guard operands.count > 0 else { return 0 }
    let call = PythonCall(operands)
    let known = slots.withLock { $0[call] }
    let written = try? library.use { process throws(KernelFailure) in
      let slot =
        if let known { known } else {
          try process.prepare(call, identity.operation, threads, hugePages: hugePages)
        }
      try process.send(operands, to: slot, upstream: identity.operation.inputCount == 2)
      try process.warm([slot], iterations: 1)
      try process.fetch(operands, from: slot)
      if known == nil { try process.release(slot) }
      return operands.count
    }
    return written ?? 0
  }

  package func warm(_ calls: [KernelOperands], iterations: Int) {
    let slots = slots(of: calls)
    guard !slots.isEmpty else { return }
    try? library.use { process throws(KernelFailure) in
      try process.warm(slots, iterations: iterations)
    }
  }

  package func timedBatch(_ calls: [KernelOperands], iterations: Int) -> UInt64 {
    let slots = slots(of: calls)
    guard !slots.isEmpty else { return 0 }
    let nanoseconds = try? library.use { process throws(KernelFailure) in
      try process.run(slots, iterations: iterations)
    }
    return nanoseconds ?? 0
  }

  private func slots(of calls: [KernelOperands]) -> [Int] {
    slots.withLock { slots in calls.compactMap { slots[PythonCall($0)] } }
  }
}
