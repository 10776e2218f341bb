// Non-temporal stores: no line of the output is read or kept in a cache.
// machine-code: packed, non-temporal stores, xmm ymm zmm

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

  static func body(for operation: KernelOperation) -> KernelBody? {
    switch operation {
    case .relu: relu
    case .reluGradient: reluGradient
    case .leakyReLU: leakyReLU
    case .leakyReLUGradient: leakyReLUGradient
    }
  }

  @inline(never)
  @Sendable
  static func relu(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    streamingLoop(ReLU.self, operands)
  }

  @inline(never)
  @Sendable
  static func reluGradient(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    streamingLoop(ReLUGradient.self, operands)
  }

  @inline(never)
  @Sendable
  static func leakyReLU(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    streamingLoop(LeakyReLU.self, operands)
  }

  @inline(never)
  @Sendable
  static func leakyReLUGradient(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    streamingLoop(LeakyReLUGradient.self, operands)
  }
}
