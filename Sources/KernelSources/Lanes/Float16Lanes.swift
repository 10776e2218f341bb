// Half precision: IEEE 754 binary16.

import CKernelSupport
import KernelInterface

/// Arrays of Float16.
enum Float16Elements: ElementLanes {
  typealias One = F16x1
  typealias Half = F16x16
  typealias Line = F16x32

  static var elementType: ElementType { .float16 }
}

struct F16x1: HalfPrecisionx1 {
  typealias One = F16x1
  typealias Format = Float16Format
  let bits: U16x1

  @inline(__always)
  init(bits: U16x1) { self.bits = bits }
}

struct F16x16: HalfPrecisionx16 {
  typealias One = F16x1
  typealias Format = Float16Format
  let bits: U16x16

  @inline(__always)
  init(bits: U16x16) { self.bits = bits }
}

struct F16x32: HalfPrecisionx32 {
  typealias One = F16x1
  typealias Format = Float16Format
  let bits: U16x32

  @inline(__always)
  init(bits: U16x32) { self.bits = bits }
}

/// Five bits of exponent, ten of fraction.
enum Float16Format: HalfPrecision {
  @inline(__always)
  static var six: UInt16 { 0x4600 }

  @inline(__always)
  static var infinity: UInt16 { 0x7c00 }

  @inline(__always)
  static func widened(_ bits: U16x16) -> F32x16 { F32x16(lanes: cks_float_of_half(bits.vector)) }

  @inline(__always)
  static func widened(_ bits: U16x1) -> F32x1 { F32x1(lane: cks_float_of_one_half(bits.pattern)) }

  @inline(__always)
  static func narrowed(_ numbers: F32x16) -> U16x16 { U16x16(cks_half_of_float(numbers.lanes)) }

  @inline(__always)
  static func narrowed(_ number: F32x1) -> U16x1 { U16x1(cks_one_half_of_float(number.lane)) }
}
