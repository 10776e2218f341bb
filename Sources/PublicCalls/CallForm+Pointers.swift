// Calls on unsafe buffer pointers.

import ReLUKernels

extension CallForm {
  static func pointers(_ operation: KernelOperation) -> KernelBody {
    switch operation {
    case .relu:
      { x, _, y, count, _ in
        relu(
          UnsafeBufferPointer(start: x, count: count),
          into: UnsafeMutableBufferPointer(start: y, count: count))
      }
    case .leakyReLU:
      { x, _, y, count, slope in
        leakyReLU(
          UnsafeBufferPointer(start: x, count: count), slope: slope,
          into: UnsafeMutableBufferPointer(start: y, count: count))
      }
    case .reluGradient:
      { x, dy, dx, count, _ in
        reluGradient(
          UnsafeBufferPointer(start: x, count: count),
          upstream: UnsafeBufferPointer(start: dy, count: count),
          into: UnsafeMutableBufferPointer(start: dx, count: count))
      }
    case .leakyReLUGradient:
      { x, dy, dx, count, slope in
        leakyReLUGradient(
          UnsafeBufferPointer(start: x, count: count),
          upstream: UnsafeBufferPointer(start: dy, count: count), slope: slope,
          into: UnsafeMutableBufferPointer(start: dx, count: count))
      }
    }
  }

  static func pointersInPlace(_ operation: KernelOperation) -> KernelBody {
    switch operation {
    case .relu:
      { _, _, x, count, _ in
        relu(inPlace: UnsafeMutableBufferPointer(start: x, count: count))
      }
    case .leakyReLU:
      { _, _, x, count, slope in
        leakyReLU(inPlace: UnsafeMutableBufferPointer(start: x, count: count), slope: slope)
      }
    case .reluGradient:
      { x, _, dy, count, _ in
        reluGradient(
          UnsafeBufferPointer(start: x, count: count),
          inPlace: UnsafeMutableBufferPointer(start: dy, count: count))
      }
    case .leakyReLUGradient:
      { x, _, dy, count, slope in
        leakyReLUGradient(
          UnsafeBufferPointer(start: x, count: count),
          inPlace: UnsafeMutableBufferPointer(start: dy, count: count), slope: slope)
      }
    }
  }
}
