// The oracle itself against literal bits: what every other kernel is compared with must be right.

import ReLUKernels
import Testing

@Suite struct ReferenceTests {
  /// Bits of x and upstream, and the bits expected of each operation, at slope 0.5.
  typealias Row = (
    x: UInt32, dy: UInt32, relu: UInt32, gradient: UInt32, leaky: UInt32, leakyGradient: UInt32
  )

  static let table: [Row] = [
    // +0 and -0: kept; neither is positive.
    (0x0000_0000, 0x4000_0000, 0x0000_0000, 0, 0x0000_0000, 0x3f80_0000),
    (0x8000_0000, 0x4000_0000, 0x8000_0000, 0, 0x8000_0000, 0x3f80_0000),
    // 1 and -1, upstream -2.
    (0x3f80_0000, 0xc000_0000, 0x3f80_0000, 0xc000_0000, 0x3f80_0000, 0xc000_0000),
    (0xbf80_0000, 0xc000_0000, 0x0000_0000, 0, 0xbf00_0000, 0xbf80_0000),
    // Infinities.
    (0x7f80_0000, 0x3f80_0000, 0x7f80_0000, 0x3f80_0000, 0x7f80_0000, 0x3f80_0000),
    (0xff80_0000, 0x3f80_0000, 0x0000_0000, 0, 0xff80_0000, 0x3f00_0000),
    // Quiet and signalling NaN keep their payload; no NaN is positive.
    (0x7fc1_2345, 0x3f80_0000, 0x7fc1_2345, 0, 0x7fc1_2345, 0x3f00_0000),
    (0xff80_0001, 0x3f80_0000, 0xff80_0001, 0, 0xff80_0001, 0x3f00_0000),
    // The smallest subnormals; half of the smallest rounds to even, to -0.
    (0x0000_0001, 0x8000_0000, 0x0000_0001, 0x8000_0000, 0x0000_0001, 0x8000_0000),
    (0x8000_0001, 0x8000_0000, 0x0000_0000, 0, 0x8000_0000, 0x8000_0000),
    (0x8000_0002, 0x0000_0002, 0x0000_0000, 0, 0x8000_0001, 0x0000_0001),
    // An upstream NaN passes where x is positive and is scaled, quieted, elsewhere.
    (0x3f80_0000, 0x7f80_0001, 0x3f80_0000, 0x7f80_0001, 0x3f80_0000, 0x7f80_0001),
    (0xbf80_0000, 0x7f80_0001, 0x0000_0000, 0, 0xbf00_0000, 0x7fc0_0001),
  ]

  @Test(arguments: table.indices)
  func answersTheContract(row: Int) {
    let (x, dy, relu, gradient, leaky, leakyGradient) = Self.table[row]
    #expect(answer(.relu, x, dy) == relu)
    #expect(answer(.reluGradient, x, dy) == gradient)
    #expect(answer(.leakyReLU, x, dy) == leaky)
    #expect(answer(.leakyReLUGradient, x, dy) == leakyGradient)
  }

  private func answer(_ operation: KernelOperation, _ x: UInt32, _ dy: UInt32) -> UInt32 {
    let kernel = KernelCatalog.reference(for: operation)
    let (x, dy) = ([Float(bitPattern: x)], [Float(bitPattern: dy)])
    var output: [Float] = [42]
    var span = output.mutableSpan
    if operation.inputCount == 2 {
      kernel.run(x.span, upstream: dy.span, into: &span, parameter: 0.5)
    } else {
      kernel.run(x.span, into: &span, parameter: 0.5)
    }
    return output[0].bitPattern
  }
}
