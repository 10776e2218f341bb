// Values of a distribution as elements of any type.

import ReLUKernels

/// Fills arrays of a type from numbers of single precision.
enum ElementFill {
  /// Writes numbers as elements of a type, rounded; a subnormal number becomes one of the type's.
  ///
  /// - Parameters:
  ///   - numbers: As many as there are elements.
  ///   - elementType: Of the elements.
  ///   - address: Where they go: valid for as many elements.
  static func write(
    _ numbers: Span<Float>, as elementType: ElementType, to address: UnsafeMutableRawPointer
  ) {
    let format = elementType.format
    switch elementType {
    case .float32:
      let elements = address.assumingMemoryBound(to: Float.self)
      for index in numbers.indices { elements[index] = numbers[index] }
    case .float64:
      let elements = address.assumingMemoryBound(to: UInt64.self)
      for index in numbers.indices {
        let number = numbers[index]
        elements[index] =
          number.isNormal ? Double(number).bitPattern : special(number, format)
      }
    case .float16, .bfloat16:
      let elements = address.assumingMemoryBound(to: UInt16.self)
      for index in numbers.indices {
        let number = numbers[index]
        // The upper half, rounded, is faster than the way for every format, and arrays are long.
        elements[index] =
          elementType == .bfloat16 && number.isNormal
          ? BFloat16(number).bitPattern : UInt16(special(number, format))
      }
    }
  }

  private static func special(_ number: Float, _ format: ElementFormat) -> UInt64 {
    let single = ElementType.float32.format
    let bits = UInt64(number.bitPattern)
    guard number.isSubnormal else { return single.convert(bits, to: format) }
    let sign = bits & single.signBit == 0 ? 0 : format.signBit
    let fraction = bits & (single.signBit - 1)
    let places = format.fractionBits - single.fractionBits
    return sign | (places < 0 ? max(1, fraction >> UInt64(-places)) : fraction << UInt64(places))
  }
}
