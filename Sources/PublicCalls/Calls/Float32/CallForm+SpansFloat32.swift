// Written by scripts/make-kernel-entries.
//
// Each closure writes the call as a program would that has such arrays; making a span of a pointer and a
// count costs a check of its alignment.

import ReLUKernels

extension CallForm {
  static func spansFloat32(_ operation: KernelOperation) -> KernelBody {
    switch operation {
    case .relu:
      { x, _, output, count, _ in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        relu(Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count), into: &array)
      }
    case .reluGradient:
      { x, dy, output, count, _ in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        reluGradient(
          Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count),
          upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float.self), count: count),
          into: &array)
      }
    case .leakyReLU:
      { x, _, output, count, parameter in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        leakyReLU(
          Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count),
          slope: Float(parameter), into: &array)
      }
    case .leakyReLUGradient:
      { x, dy, output, count, parameter in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        leakyReLUGradient(
          Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count),
          upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float.self), count: count),
          slope: Float(parameter), into: &array)
      }
    case .relu6:
      { x, _, output, count, _ in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        relu6(Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count), into: &array)
      }
    case .relu6Gradient:
      { x, dy, output, count, _ in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        relu6Gradient(
          Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count),
          upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float.self), count: count),
          into: &array)
      }
    case .addReLU:
      { x, dy, output, count, _ in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        addReLU(
          Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count),
          Span(_unsafeStart: dy.assumingMemoryBound(to: Float.self), count: count), into: &array)
      }
    case .sigmoid:
      { x, _, output, count, _ in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        sigmoid(
          Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count), into: &array)
      }
    case .sigmoidGradient:
      { x, dy, output, count, _ in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        sigmoidGradient(
          Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count),
          upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float.self), count: count),
          into: &array)
      }
    case .tanh:
      { x, _, output, count, _ in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        tanh(Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count), into: &array)
      }
    case .tanhGradient:
      { x, dy, output, count, _ in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        tanhGradient(
          Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count),
          upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float.self), count: count),
          into: &array)
      }
    case .silu:
      { x, _, output, count, _ in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        silu(Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count), into: &array)
      }
    case .siluGradient:
      { x, dy, output, count, _ in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        siluGradient(
          Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count),
          upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float.self), count: count),
          into: &array)
      }
    case .gelu:
      { x, _, output, count, _ in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        gelu(Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count), into: &array)
      }
    case .geluGradient:
      { x, dy, output, count, _ in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        geluGradient(
          Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count),
          upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float.self), count: count),
          into: &array)
      }
    case .geluErf:
      { x, _, output, count, _ in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        geluErf(
          Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count), into: &array)
      }
    case .geluErfGradient:
      { x, dy, output, count, _ in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        geluErfGradient(
          Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count),
          upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float.self), count: count),
          into: &array)
      }
    case .elu:
      { x, _, output, count, parameter in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        elu(
          Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count),
          alpha: Float(parameter), into: &array)
      }
    case .eluGradient:
      { x, dy, output, count, parameter in
        var array = MutableSpan(
          _unsafeStart: output.assumingMemoryBound(to: Float.self), count: count)
        eluGradient(
          Span(_unsafeStart: x.assumingMemoryBound(to: Float.self), count: count),
          upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float.self), count: count),
          alpha: Float(parameter), into: &array)
      }
    }
  }
}
