// Written by scripts/make-kernel-entries.
//
// Each closure writes the call as a program would that has such arrays; making a span of a pointer and a
// count costs a check of its alignment.

import ReLUKernels

extension CallForm {
  static func pointersInPlaceFloat16(_ operation: KernelOperation) -> KernelBody {
    #if os(macOS) && arch(x86_64)
      fatalError("Swift has no Float16 here")
    #else
      switch operation {
      case .relu:
        { _, _, output, count, _ in
          relu(
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count))
        }
      case .reluGradient:
        { x, _, output, count, _ in
          reluGradient(
            UnsafeBufferPointer(start: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count))
        }
      case .leakyReLU:
        { _, _, output, count, parameter in
          leakyReLU(
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count),
            slope: Float(parameter))
        }
      case .leakyReLUGradient:
        { x, _, output, count, parameter in
          leakyReLUGradient(
            UnsafeBufferPointer(start: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count),
            slope: Float(parameter))
        }
      case .relu6:
        { _, _, output, count, _ in
          relu6(
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count))
        }
      case .relu6Gradient:
        { x, _, output, count, _ in
          relu6Gradient(
            UnsafeBufferPointer(start: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count))
        }
      case .addReLU:
        { x, _, output, count, _ in
          addReLU(
            UnsafeBufferPointer(start: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count))
        }
      case .sigmoid:
        { _, _, output, count, _ in
          sigmoid(
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count))
        }
      case .sigmoidGradient:
        { x, _, output, count, _ in
          sigmoidGradient(
            UnsafeBufferPointer(start: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count))
        }
      case .tanh:
        { _, _, output, count, _ in
          tanh(
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count))
        }
      case .tanhGradient:
        { x, _, output, count, _ in
          tanhGradient(
            UnsafeBufferPointer(start: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count))
        }
      case .silu:
        { _, _, output, count, _ in
          silu(
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count))
        }
      case .siluGradient:
        { x, _, output, count, _ in
          siluGradient(
            UnsafeBufferPointer(start: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count))
        }
      case .gelu:
        { _, _, output, count, _ in
          gelu(
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count))
        }
      case .geluGradient:
        { x, _, output, count, _ in
          geluGradient(
            UnsafeBufferPointer(start: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count))
        }
      case .geluErf:
        { _, _, output, count, _ in
          geluErf(
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count))
        }
      case .geluErfGradient:
        { x, _, output, count, _ in
          geluErfGradient(
            UnsafeBufferPointer(start: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count))
        }
      case .elu:
        { _, _, output, count, parameter in
          elu(
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count),
            alpha: Float(parameter))
        }
      case .eluGradient:
        { x, _, output, count, parameter in
          eluGradient(
            UnsafeBufferPointer(start: x.assumingMemoryBound(to: Float16.self), count: count),
            inPlace: UnsafeMutableBufferPointer(
              start: output.assumingMemoryBound(to: Float16.self), count: count),
            alpha: Float(parameter))
        }
      }
    #endif
  }
}
