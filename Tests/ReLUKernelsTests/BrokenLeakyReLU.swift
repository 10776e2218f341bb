// Leaky ReLU as a maximum, with the mistakes that this invites.

import ReLUKernels

/// A kernel of leaky ReLU that takes the larger of slope * x and x, wrongly.
struct BrokenLeakyReLU: Kernel {
  enum Mistake: CaseIterable {
    /// Also where the slope is above 1 or negative.
    case everySlope
    /// Also where the slope is 0, and the product of an infinite x is NaN.
    case zero
    /// Also for the number after 1.
    case aboveOne
    /// With x first: the product, a quiet NaN, comes back instead of x.
    case productSecond
  }

  let mistake: Mistake
  let identity = KernelIdentity(
    operation: .leakyReLU, variant: "broken", instructionSet: .baseline, summary: "A mistake.",
    supportsInPlace: true)

  func compute(_ operands: KernelOperands) -> Int {
    let slope = Float(operands.parameter)
    let isMaximum =
      switch mistake {
      case .everySlope: true
      case .zero: slope >= 0 && slope <= 1
      case .aboveOne: slope > 0 && slope <= Float(1).nextUp
      case .productSecond: slope > 0 && slope <= 1
      }
    for index in 0..<operands.count {
      let x = operands.x[index]
      let scaled = slope * x
      operands.output[index] =
        if !isMaximum { x < 0 ? scaled : x } else if mistake == .productSecond {
          x > scaled ? x : scaled
        } else { scaled > x ? scaled : x }
    }
    return operands.count
  }
}
