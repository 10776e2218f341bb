// Written by scripts/make-kernel-entries.
//
// Each closure writes the call as a program would that has such arrays; making a span of a pointer and a
// count costs a check of its alignment.

import ReLUKernels

extension CallForm {
  static func spansInPlaceFloat16(_ operation: KernelOperation) -> KernelBody {
    #if os(macOS) && arch(x86_64)
      fatalError("Swift has no Float16 here")
    #else
      switch operation {
      case .relu:
        { _, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          relu(inPlace: &array)
        }
      case .reluGradient:
        { x, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          reluGradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: &array)
        }
      case .leakyReLU:
        { _, _, output, count, parameter in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          leakyReLU(inPlace: &array, slope: Float(parameter))
        }
      case .leakyReLUGradient:
        { x, _, output, count, parameter in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          leakyReLUGradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: &array, slope: Float(parameter))
        }
      case .relu6:
        { _, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          relu6(inPlace: &array)
        }
      case .relu6Gradient:
        { x, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          relu6Gradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: &array)
        }
      case .addReLU:
        { x, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          addReLU(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: &array)
        }
      case .sigmoid:
        { _, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          sigmoid(inPlace: &array)
        }
      case .sigmoidGradient:
        { x, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          sigmoidGradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: &array)
        }
      case .tanh:
        { _, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          tanh(inPlace: &array)
        }
      case .tanhGradient:
        { x, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          tanhGradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: &array)
        }
      case .silu:
        { _, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          silu(inPlace: &array)
        }
      case .siluGradient:
        { x, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          siluGradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: &array)
        }
      case .gelu:
        { _, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          gelu(inPlace: &array)
        }
      case .geluGradient:
        { x, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          geluGradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: &array)
        }
      case .geluErf:
        { _, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          geluErf(inPlace: &array)
        }
      case .geluErfGradient:
        { x, _, output, count, _ in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          geluErfGradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: &array)
        }
      case .elu:
        { _, _, output, count, parameter in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          elu(inPlace: &array, alpha: Float(parameter))
        }
      case .eluGradient:
        { x, _, output, count, parameter in
          var array = MutableSpan(
            _unsafeStart: output.assumingMemoryBound(to: Float16.self), count: count)
          eluGradient(
            Span(_unsafeStart: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: &array, alpha: Float(parameter))
        }
      }
    #endif
  }
}
