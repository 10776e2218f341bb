// bfloat16: the upper half of single precision.

import CKernelSupport
import KernelInterface

/// Arrays of bfloat16.
enum BFloat16Elements: ElementLanes {
  typealias One = BF16x1
  typealias Half = BF16x16
  typealias Line = BF16x32

  static var elementType: ElementType { .bfloat16 }
}

struct BF16x1: HalfPrecisionx1 {
  typealias One = BF16x1
  typealias Format = BFloat16Format
  let bits: U16x1

  @inline(__always)
  init(bits: U16x1) { self.bits = bits }
}

struct BF16x16: HalfPrecisionx16 {
  typealias One = BF16x1
  typealias Format = BFloat16Format
  let bits: U16x16

  @inline(__always)
  init(bits: U16x16) { self.bits = bits }
}

struct BF16x32: HalfPrecisionx32 {
  typealias One = BF16x1
  typealias Format = BFloat16Format
  let bits: U16x32

  @inline(__always)
  init(bits: U16x32) { self.bits = bits }
}

/// Eight bits of exponent, seven of fraction.
enum BFloat16Format: HalfPrecision {
  @inline(__always)
  static var six: UInt16 { 0x40c0 }

  @inline(__always)
  static var infinity: UInt16 { 0x7f80 }

  @inline(__always)
  static func widened(_ bits: U16x16) -> F32x16 {
    F32x16(bits: cks_widened(bits.vector) &<< SIMD16(repeating: 16))
  }

  @inline(__always)
  static func widened(_ bits: U16x1) -> F32x1 { F32x1(bits: UInt32(bits.pattern) &<< 16) }

  @inline(__always)
  static func narrowed(_ numbers: F32x16) -> U16x16 { U16x16(cks_bfloat_of_float(numbers.lanes)) }

  @inline(__always)
  static func narrowed(_ number: F32x1) -> U16x1 { U16x1(cks_one_bfloat_of_float(number.lane)) }
}
