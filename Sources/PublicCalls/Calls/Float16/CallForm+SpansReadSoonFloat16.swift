// Written by scripts/make-kernel-entries.
//
// Each closure writes the call as a program would that has such arrays; making a span of a pointer and a
// count costs a check of its alignment.

import ReLUKernels

extension CallForm {
  static func spansReadSoonFloat16(_ operation: KernelOperation) -> KernelBody {
    #if os(macOS) && arch(x86_64)
      fatalError("Swift has no Float16 here")
    #else
      switch operation {
      case .relu:
        { x, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          relu(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count), into: &array,
            use: .soon)
        }
      case .reluGradient:
        { x, dy, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          reluGradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float16.self), count: count),
            into: &array, use: .soon)
        }
      case .leakyReLU:
        { x, _, output, count, parameter in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          leakyReLU(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            slope: Float(parameter), into: &array, use: .soon)
        }
      case .leakyReLUGradient:
        { x, dy, output, count, parameter in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          leakyReLUGradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float16.self), count: count),
            slope: Float(parameter), into: &array, use: .soon)
        }
      case .relu6:
        { x, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          relu6(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count), into: &array,
            use: .soon)
        }
      case .relu6Gradient:
        { x, dy, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          relu6Gradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float16.self), count: count),
            into: &array, use: .soon)
        }
      case .addReLU:
        { x, dy, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          addReLU(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            Span(_unsafeStart: dy.assumingMemoryBound(to: Float16.self), count: count),
            into: &array, use: .soon)
        }
      case .sigmoid:
        { x, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          sigmoid(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count), into: &array,
            use: .soon)
        }
      case .sigmoidGradient:
        { x, dy, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          sigmoidGradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float16.self), count: count),
            into: &array, use: .soon)
        }
      case .tanh:
        { x, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          tanh(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count), into: &array,
            use: .soon)
        }
      case .tanhGradient:
        { x, dy, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          tanhGradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float16.self), count: count),
            into: &array, use: .soon)
        }
      case .silu:
        { x, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          silu(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count), into: &array,
            use: .soon)
        }
      case .siluGradient:
        { x, dy, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          siluGradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float16.self), count: count),
            into: &array, use: .soon)
        }
      case .gelu:
        { x, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          gelu(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count), into: &array,
            use: .soon)
        }
      case .geluGradient:
        { x, dy, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          geluGradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float16.self), count: count),
            into: &array, use: .soon)
        }
      case .geluErf:
        { x, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          geluErf(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count), into: &array,
            use: .soon)
        }
      case .geluErfGradient:
        { x, dy, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          geluErfGradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float16.self), count: count),
            into: &array, use: .soon)
        }
      case .elu:
        { x, _, output, count, parameter in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          elu(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            alpha: Float(parameter), into: &array, use: .soon)
        }
      case .eluGradient:
        { x, dy, output, count, parameter in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          eluGradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            upstream: Span(_unsafeStart: dy.assumingMemoryBound(to: Float16.self), count: count),
            alpha: Float(parameter), into: &array, use: .soon)
        }
      }
    #endif
  }
}
