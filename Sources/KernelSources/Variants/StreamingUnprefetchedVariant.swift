// Non-temporal stores, and loads left to the CPU's own prefetchers.
// machine-code: packed, non-temporal stores, xmm ymm zmm

import KernelInterface

/// Sixteen lanes a step, stored past the caches (non-temporal), nothing asked for ahead.
enum StreamingUnprefetchedVariant: KernelVariant {
  static var name: String { "streaming-unprefetched" }
  static var summary: String {
    "Sixteen lanes a step, stored past the caches (non-temporal), nothing asked for ahead."
  }
  /// In place the line has just been loaded; storing past the cache only adds traffic.
  static var supportsInPlace: Bool { false }
  static var usesStreamingStores: Bool { true }

  static func loop(for operation: KernelOperation) -> KernelLoop? {
    switch operation {
    case .relu: { StreamingUnprefetchedVariant.relu($0, $1, $2, $3, $4) }
    case .reluGradient: { StreamingUnprefetchedVariant.reluGradient($0, $1, $2, $3, $4) }
    case .leakyReLU: { StreamingUnprefetchedVariant.leakyReLU($0, $1, $2, $3, $4) }
    case .leakyReLUGradient: { StreamingUnprefetchedVariant.leakyReLUGradient($0, $1, $2, $3, $4) }
    }
  }

  static func copyLoop(inputs: Int) -> KernelLoop? {
    switch inputs {
    case 1: { StreamingUnprefetchedVariant.copy($0, $1, $2, $3, $4) }
    default: { StreamingUnprefetchedVariant.copyOfBoth($0, $1, $2, $3, $4) }
    }
  }

  @inline(never)
  static func relu(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    streamingLoop(ReLU.self, operands, prefetches: false) {
      ReLU.vector($0, $1, $2)
    }
  }

  @inline(never)
  static func reluGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    streamingLoop(ReLUGradient.self, operands, prefetches: false) {
      ReLUGradient.vector($0, $1, $2)
    }
  }

  @inline(never)
  static func leakyReLU(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    if LeakyReLUAsMaximum.isExact(slope) {
      streamingLoop(LeakyReLUAsMaximum.self, operands, prefetches: false) {
        LeakyReLUAsMaximum.vector($0, $1, $2)
      }
    } else {
      streamingLoop(LeakyReLU.self, operands, prefetches: false) {
        LeakyReLU.vector($0, $1, $2)
      }
    }
  }

  @inline(never)
  static func leakyReLUGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    streamingLoop(LeakyReLUGradient.self, operands, prefetches: false) {
      LeakyReLUGradient.vector($0, $1, $2)
    }
  }

  @inline(never)
  static func copy(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    streamingLoop(Copy.self, operands, prefetches: false) { Copy.vector($0, $1, $2) }
  }

  @inline(never)
  static func copyOfBoth(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    streamingLoop(CopyOfBoth.self, operands, prefetches: false) { CopyOfBoth.vector($0, $1, $2) }
  }
}
