// Calls on spans, in place; apart from those out of place, as said there.

import ReLUKernels

extension CallForm {
  static func spansInPlace(_ operation: KernelOperation) -> KernelBody {
    switch operation {
    case .relu:
      { _, _, x, count, _ in
        var array = MutableSpan(_unsafeStart: x, count: count)
        relu(inPlace: &array)
      }
    case .leakyReLU:
      { _, _, x, count, slope in
        var array = MutableSpan(_unsafeStart: x, count: count)
        leakyReLU(inPlace: &array, slope: slope)
      }
    case .reluGradient:
      { x, _, dy, count, _ in
        var array = MutableSpan(_unsafeStart: dy, count: count)
        reluGradient(Span(_unsafeStart: x, count: count), inPlace: &array)
      }
    case .leakyReLUGradient:
      { x, _, dy, count, slope in
        var array = MutableSpan(_unsafeStart: dy, count: count)
        leakyReLUGradient(Span(_unsafeStart: x, count: count), inPlace: &array, slope: slope)
      }
    }
  }
}
