// Calls on spans, out of place.
//
// Each closure writes the call as a program would that has spans; making one of a pointer and a count
// costs a check of its alignment. Those in place have a file of their own: within a file the compiler
// makes one function of two that differ in a callee, and each call then takes another jump.

import ReLUKernels

extension CallForm {
  static func spans(_ operation: KernelOperation) -> KernelBody {
    switch operation {
    case .relu:
      { x, _, y, count, _ in
        var output = MutableSpan(_unsafeStart: y, count: count)
        relu(Span(_unsafeStart: x, count: count), into: &output)
      }
    case .leakyReLU:
      { x, _, y, count, slope in
        var output = MutableSpan(_unsafeStart: y, count: count)
        leakyReLU(Span(_unsafeStart: x, count: count), slope: slope, into: &output)
      }
    case .reluGradient:
      { x, dy, dx, count, _ in
        var output = MutableSpan(_unsafeStart: dx, count: count)
        reluGradient(
          Span(_unsafeStart: x, count: count), upstream: Span(_unsafeStart: dy, count: count),
          into: &output)
      }
    case .leakyReLUGradient:
      { x, dy, dx, count, slope in
        var output = MutableSpan(_unsafeStart: dx, count: count)
        leakyReLUGradient(
          Span(_unsafeStart: x, count: count), upstream: Span(_unsafeStart: dy, count: count),
          slope: slope, into: &output)
      }
    }
  }
}
