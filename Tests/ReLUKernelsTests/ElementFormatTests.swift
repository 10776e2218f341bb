// Conversions between formats, against those of Swift and against literal bits.

import ReLUKernels
import Testing

@Suite struct ElementFormatTests {
  private static let single = ElementType.float32.format
  private static let half = ElementType.float16.format
  private static let brain = ElementType.bfloat16.format

  @Test func everyHalfHasItsNumber() {
    for pattern in UInt16.min...UInt16.max {
      let number = Float16(bitPattern: pattern)
      let found = Self.half.number(UInt64(pattern))
      #expect(number.isNaN ? found.isNaN : found == Double(number))
      // A NaN keeps its payload there and back; so does every number.
      let wide = Self.half.convert(UInt64(pattern), to: Self.single)
      #expect(Self.single.convert(wide, to: Self.half) == UInt64(pattern))
    }
  }

  @Test func everyBrainFloatIsTheUpperHalfOfAFloat() {
    for pattern in UInt16.min...UInt16.max {
      let wide = Self.brain.convert(UInt64(pattern), to: Self.single)
      #expect(wide == UInt64(pattern) << 16)
      #expect(Self.single.convert(wide, to: Self.brain) == UInt64(pattern))
      #expect(Float(BFloat16(bitPattern: pattern)).bitPattern == UInt32(pattern) << 16)
    }
  }

  /// Around each half and between each two, ties among them.
  @Test func roundsAsSwiftDoes() {
    for pattern in UInt16(0)..<0x7c00 {
      let below = Float(Float16(bitPattern: pattern)).bitPattern
      for bits in [0, 1, 0x0fff, 0x1000, 0x1001, 0x1fff].map({ below + $0 }) {
        for number in [Float(bitPattern: bits), -Float(bitPattern: bits)] {
          #expect(
            Self.single.convert(UInt64(number.bitPattern), to: Self.half)
              == UInt64(Float16(number).bitPattern), "\(number)")
        }
      }
    }
  }

  @Test(
    arguments: [
      (0x3f80_8000, 0x3f80), (0x3f81_8000, 0x3f82), (0x3f80_8001, 0x3f81),
      (0x7f7f_8000, 0x7f80), (0x7f7f_7fff, 0x7f7f), (0x0000_8000, 0), (0x0000_8001, 1),
      (0x8000_8001, 0x8001), (0xff80_0000, 0xff80),
    ] as [(UInt32, UInt16)])
  func roundsToBrainFloats(bits: UInt32, expected: UInt16) {
    #expect(Self.single.convert(UInt64(bits), to: Self.brain) == UInt64(expected))
    #expect(BFloat16(Float(bitPattern: bits)).bitPattern == expected)
  }

  @Test(arguments: [0x7f80_0001, 0xffff_ffff, 0x7fc0_0000] as [UInt32])
  func nanStaysNaN(bits: UInt32) {
    for type in ElementType.allCases {
      #expect(type.format.isNaN(Self.single.convert(UInt64(bits), to: type.format)))
    }
    #expect(BFloat16(Float(bitPattern: bits)).bitPattern & 0x7fff > 0x7f80)
  }

  @Test(
    arguments: [1, 1.5, 0.75, 3e-5, 6e-8, 65_504, 1e-40, 3e38, 1e300, .leastNormalMagnitude / 4]
      as [Double],
    ElementType.allCases)
  func unitsAreTheDistanceToTheNextNumber(number: Double, type: ElementType) {
    let format = type.format
    let bits = format.bits(number)
    guard format.isFinite(number), bits + 1 < format.infinity else { return }
    // In the binade of the number as it was rounded.
    let rounded = format.number(bits)
    #expect(format.ulp(rounded) == format.number(bits + 1) - rounded)
  }
}
