// Written by scripts/make-kernel-entries.
//
// Each closure writes the call as a program would that has such arrays; making a span of a pointer and a
// count costs a check of its alignment.

import ReLUKernels

extension CallForm {
  static func pointersBFloat16(_ operation: KernelOperation) -> KernelBody {
    switch operation {
    case .relu:
      { x, _, output, count, _ in
        relu(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .reluGradient:
      { x, dy, output, count, _ in
        reluGradient(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          upstream: UnsafeBufferPointer(
            start: dy.assumingMemoryBound(to: BFloat16.self), count: count),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .leakyReLU:
      { x, _, output, count, parameter in
        leakyReLU(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          slope: Float(parameter),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .leakyReLUGradient:
      { x, dy, output, count, parameter in
        leakyReLUGradient(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          upstream: UnsafeBufferPointer(
            start: dy.assumingMemoryBound(to: BFloat16.self), count: count),
          slope: Float(parameter),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .relu6:
      { x, _, output, count, _ in
        relu6(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .relu6Gradient:
      { x, dy, output, count, _ in
        relu6Gradient(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          upstream: UnsafeBufferPointer(
            start: dy.assumingMemoryBound(to: BFloat16.self), count: count),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .addReLU:
      { x, dy, output, count, _ in
        addReLU(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          UnsafeBufferPointer(start: dy.assumingMemoryBound(to: BFloat16.self), count: count),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .sigmoid:
      { x, _, output, count, _ in
        sigmoid(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .sigmoidGradient:
      { x, dy, output, count, _ in
        sigmoidGradient(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          upstream: UnsafeBufferPointer(
            start: dy.assumingMemoryBound(to: BFloat16.self), count: count),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .tanh:
      { x, _, output, count, _ in
        tanh(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .tanhGradient:
      { x, dy, output, count, _ in
        tanhGradient(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          upstream: UnsafeBufferPointer(
            start: dy.assumingMemoryBound(to: BFloat16.self), count: count),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .silu:
      { x, _, output, count, _ in
        silu(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .siluGradient:
      { x, dy, output, count, _ in
        siluGradient(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          upstream: UnsafeBufferPointer(
            start: dy.assumingMemoryBound(to: BFloat16.self), count: count),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .gelu:
      { x, _, output, count, _ in
        gelu(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .geluGradient:
      { x, dy, output, count, _ in
        geluGradient(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          upstream: UnsafeBufferPointer(
            start: dy.assumingMemoryBound(to: BFloat16.self), count: count),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .geluErf:
      { x, _, output, count, _ in
        geluErf(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .geluErfGradient:
      { x, dy, output, count, _ in
        geluErfGradient(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          upstream: UnsafeBufferPointer(
            start: dy.assumingMemoryBound(to: BFloat16.self), count: count),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .elu:
      { x, _, output, count, parameter in
        elu(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          alpha: Float(parameter),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    case .eluGradient:
      { x, dy, output, count, parameter in
        eluGradient(
          UnsafeBufferPointer(start: x.assumingMemoryBound(to: BFloat16.self), count: count),
          upstream: UnsafeBufferPointer(
            start: dy.assumingMemoryBound(to: BFloat16.self), count: count),
          alpha: Float(parameter),
          into: UnsafeMutableBufferPointer(
            start: output.assumingMemoryBound(to: BFloat16.self), count: count))
      }
    }
  }
}
