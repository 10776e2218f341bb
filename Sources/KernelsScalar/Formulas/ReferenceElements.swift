// How the reference takes elements of a format.

import KernelInterface

/// Elements of a format, as they lie in an array.
protocol ReferenceElements: ElementLanes {
  associatedtype Stored: BitwiseCopyable
  /// The exact answer, rounded to the format.
  static func reference<Operation: ReferenceFormula>(
    _: Operation.Type, _ first: Stored, _ second: Stored, _ parameter: Double
  ) -> Stored
}

extension Float32Elements: ReferenceElements {
  @inline(__always)
  static func reference<Operation: ReferenceFormula>(
    _: Operation.Type, _ first: Float, _ second: Float, _ parameter: Double
  ) -> Float {
    Operation.reference(first, second, parameter)
  }
}

extension Float64Elements: ReferenceElements {
  @inline(__always)
  static func reference<Operation: ReferenceFormula>(
    _: Operation.Type, _ first: Double, _ second: Double, _ parameter: Double
  ) -> Double {
    Operation.reference(first, second, parameter)
  }
}

extension Float16Elements: ReferenceElements {
  @inline(__always)
  static func reference<Operation: ReferenceFormula>(
    _: Operation.Type, _ first: UInt16, _ second: UInt16, _ parameter: Double
  ) -> UInt16 {
    narrowReference(Operation.self, first, second, parameter, ElementType.float16.format)
  }
}

extension BFloat16Elements: ReferenceElements {
  @inline(__always)
  static func reference<Operation: ReferenceFormula>(
    _: Operation.Type, _ first: UInt16, _ second: UInt16, _ parameter: Double
  ) -> UInt16 {
    narrowReference(Operation.self, first, second, parameter, ElementType.bfloat16.format)
  }
}

/// The answer for elements of 16 bits.
///
/// It is of single precision where the contract is exact, else of double precision,
/// rounded once more. The conversions are other ones than the kernels'.
@inline(__always)
private func narrowReference<Operation: ReferenceFormula>(
  _: Operation.Type, _ first: UInt16, _ second: UInt16, _ parameter: Double, _ format: ElementFormat
) -> UInt16 {
  let single = ElementType.float32.format
  func widened(_ bits: UInt16) -> Float {
    Float(bitPattern: UInt32(format.convert(UInt64(bits), to: single)))
  }
  let answer = Operation.wideReference(widened(first), widened(second), parameter)
  return UInt16(format.bits(answer))
}
