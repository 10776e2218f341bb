// Non-temporal stores: no line of the output is read or kept in a cache.
// machine-code: packed, non-temporal stores, prefetches, xmm ymm zmm

import KernelInterface

/// Sixteen lanes a step, stored past the caches (non-temporal).
enum StreamingVariant: KernelVariant {
  static var name: String { "streaming" }
  static var summary: String {
    "Sixteen lanes a step, stored past the caches (non-temporal)."
  }
  /// In place the line has just been loaded; storing past the cache only adds traffic.
  static var supportsInPlace: Bool { false }
  static var usesStreamingStores: Bool { true }

  static func loop(for operation: KernelOperation) -> KernelLoop? {
    switch operation {
    case .relu: { StreamingVariant.relu($0, $1, $2, $3, $4) }
    case .reluGradient: { StreamingVariant.reluGradient($0, $1, $2, $3, $4) }
    case .leakyReLU: { StreamingVariant.leakyReLU($0, $1, $2, $3, $4) }
    case .leakyReLUGradient: { StreamingVariant.leakyReLUGradient($0, $1, $2, $3, $4) }
    }
  }

  static func copyLoop(inputs: Int) -> KernelLoop? {
    switch inputs {
    case 1: { StreamingVariant.copy($0, $1, $2, $3, $4) }
    default: { StreamingVariant.copyOfBoth($0, $1, $2, $3, $4) }
    }
  }

  @inline(never)
  static func relu(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    streamingLoop(ReLU.self, operands, prefetches: true) {
      ReLU.vector($0, $1, $2)
    }
  }

  @inline(never)
  static func reluGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    streamingLoop(ReLUGradient.self, operands, prefetches: true) {
      ReLUGradient.vector($0, $1, $2)
    }
  }

  @inline(never)
  static func leakyReLU(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    if LeakyReLUAsMaximum.isExact(slope) {
      streamingLoop(LeakyReLUAsMaximum.self, operands, prefetches: true) {
        LeakyReLUAsMaximum.vector($0, $1, $2)
      }
    } else {
      streamingLoop(LeakyReLU.self, operands, prefetches: true) {
        LeakyReLU.vector($0, $1, $2)
      }
    }
  }

  @inline(never)
  static func leakyReLUGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    streamingLoop(LeakyReLUGradient.self, operands, prefetches: true) {
      LeakyReLUGradient.vector($0, $1, $2)
    }
  }

  @inline(never)
  static func copy(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    streamingLoop(Copy.self, operands, prefetches: true) { Copy.vector($0, $1, $2) }
  }

  @inline(never)
  static func copyOfBoth(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    streamingLoop(CopyOfBoth.self, operands, prefetches: true) { CopyOfBoth.vector($0, $1, $2) }
  }
}
