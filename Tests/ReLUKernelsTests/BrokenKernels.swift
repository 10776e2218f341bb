// Kernels with the mistakes that people make. The conformance check has to find each of them.

import ReLUKernels

/// A kernel with one deliberate mistake.
struct BrokenKernel: Kernel {
  enum Mistake: CaseIterable {
    case wrongTail, firstElementTwice, negativeZeroToZero, dropsNaN, quietsNaN, flushesSubnormals
    case runsPastTheEnd, runsFromBeforeTheStart, writesPastTheEnd, writesBeforeTheStart
    case changesItsInput, writesNothing, miscounts
    case misalignedSource, wrongLane, strictComparison, wrongInPlace
  }

  let mistake: Mistake
  let identity: KernelIdentity

  init(_ mistake: Mistake, operation: KernelOperation = .relu) {
    self.mistake = mistake
    identity = KernelIdentity(
      operation: operation, variant: "broken", instructionSet: .baseline, summary: "\(mistake)",
      supportsInPlace: true)
  }

  func compute(_ operands: KernelOperands) -> Int {
    let count = operands.count
    guard mistake != .writesNothing else { return count }
    // In place with a mistake in the order: the output is read after it was written.
    if mistake == .wrongInPlace, KernelInput(operands.output) == operands.x {
      for _ in 0..<2 { _ = KernelCatalog.reference(for: identity.operation).compute(operands) }
      return count
    }
    // The loop of a wrong bound: it computes one element too many, from whatever lies there.
    if mistake == .runsPastTheEnd || mistake == .runsFromBeforeTheStart {
      let start = mistake == .runsPastTheEnd ? 0 : -1
      _ = KernelCatalog.reference(for: identity.operation).compute(
        operands.slice(start: start, count: count + 1, of: .float32))
      return count
    }
    let inputs = (0..<count).map { operands.x[$0] }
    _ = KernelCatalog.reference(for: identity.operation).compute(operands)
    let output = operands.output
    for index in 0..<count {
      let x = inputs[index]
      switch mistake {
      case .negativeZeroToZero where x == 0: output[index] = 0
      case .dropsNaN where x.isNaN: output[index] = 0
      case .quietsNaN where x.isNaN: output[index] = x + 1
      case .flushesSubnormals where x.isSubnormal: output[index] = 0
      case .wrongLane where index % 16 == 13: output[index] = x
      case .strictComparison where x == 0: output[index] = 1
      default: break
      }
    }
    switch mistake {
    case .wrongTail where count % 16 == 15: output[count - 1] = inputs[count - 1] + 1
    case .firstElementTwice where count > 1: output[1] = output[0]
    case .writesPastTheEnd: output[count] = 1
    case .writesBeforeTheStart: output[-1] = 1
    case .changesItsInput where count > 0: UnsafeMutableRawPointer(mutating: operands.x)[0] = 3
    case .misalignedSource where Int(bitPattern: operands.x) % 64 == 20 && count > 0: output[0] = 7
    case .miscounts: return count + 1
    default: break
    }
    return count
  }
}
