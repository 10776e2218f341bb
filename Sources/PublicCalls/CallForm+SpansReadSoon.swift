// Calls on spans, out of place, that say that the next operation reads the output; apart from the others, as
// said there.

import ReLUKernels

extension CallForm {
  static func spansReadSoon(_ operation: KernelOperation) -> KernelBody {
    switch operation {
    case .relu:
      { x, _, y, count, _ in
        var output = MutableSpan(_unsafeStart: y, count: count)
        relu(Span(_unsafeStart: x, count: count), into: &output, use: .soon)
      }
    case .leakyReLU:
      { x, _, y, count, slope in
        var output = MutableSpan(_unsafeStart: y, count: count)
        leakyReLU(Span(_unsafeStart: x, count: count), slope: slope, into: &output, use: .soon)
      }
    case .reluGradient:
      { x, dy, dx, count, _ in
        var output = MutableSpan(_unsafeStart: dx, count: count)
        reluGradient(
          Span(_unsafeStart: x, count: count), upstream: Span(_unsafeStart: dy, count: count),
          into: &output, use: .soon)
      }
    case .leakyReLUGradient:
      { x, dy, dx, count, slope in
        var output = MutableSpan(_unsafeStart: dx, count: count)
        leakyReLUGradient(
          Span(_unsafeStart: x, count: count), upstream: Span(_unsafeStart: dy, count: count),
          slope: slope, into: &output, use: .soon)
      }
    }
  }
}
