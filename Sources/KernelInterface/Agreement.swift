// How far a kernel's answer may be from the exact one.

/// The contract between kernels of an operation and its reference.
public enum Agreement: Sendable, Hashable {
  /// The bits of the reference, for every input.
  case bits
  /// The same, but where the answer is NaN any NaN: of two that are added a processor keeps either.
  case bitsButNaN
  /// Within so many units in the last place of the exact answer, or within a distance from it, for every
  /// input that the operation is defined for. NaN answers NaN, and a zero has the reference's sign.
  ///
  /// A unit in the last place of an answer is the distance between the two numbers of the format around
  /// it, in the binade that it lies in; of answers below the normal numbers that of the smallest.
  ///
  /// - Parameters:
  ///   - ulps: The bound.
  ///   - distance: The bound where the exact answer is far below its terms, which cancel
  ///     (``OperationDefinition/cancellation``); of a gradient in upstream gradients.
  case ulps(Double, orDistance: Double = 0)
}

extension Agreement {
  /// Whether an answer is near enough to the exact one.
  ///
  /// - Parameters:
  ///   - element: The answer, and the reference's, which is the exact one, rounded.
  ///   - exact: The exact answer where it is known; else what rounding may have moved it is allowed for.
  ///   - scale: The magnitude of the upstream gradient where the distance is allowed, and 0 elsewhere.
  /// - Returns: Whether it is.
  public func accepts(
    _ element: ElementBits, exact: Double? = nil, scale: Double = 0
  ) -> Bool {
    let (found, expected) = (element.found, element.expected)
    if found == expected { return true }
    if self == .bits { return false }
    let format = element.elementType.format
    if format.isNaN(found) || format.isNaN(expected) {
      return format.isNaN(found) && format.isNaN(expected)
    }
    guard case .ulps(let ulps, let distance) = self else { return false }
    let magnitudes = (found & ~format.signBit, expected & ~format.signBit)
    if magnitudes.0 == 0 && magnitudes.1 == 0 { return false }
    guard max(magnitudes.0, magnitudes.1) < format.infinity else {
      // An answer beyond the largest number is infinite, and one just below it may be.
      return (found ^ expected) & format.signBit == 0
        && min(magnitudes.0, magnitudes.1) + 1 == format.infinity
    }
    let number = format.number(found)
    let unit = format.ulp(format.number(expected))
    let error = abs(number - (exact ?? format.number(expected)))
    if error <= (exact == nil ? ulps + 0.5 : ulps) * unit { return true }
    // What a wider format may be away by, and half a unit for the rounding.
    let rounding = element.elementType.isComputedIn ? 0 : unit / 2
    return scale > 0 && error <= distance * scale + rounding
  }
}

extension OperationDefinition {
  /// How far a kernel's answer may be from the exact one on elements of a type.
  ///
  /// Formats of 16 bits are computed in single precision and rounded: what is chosen there is exact, and a NaN
  /// that comes of arithmetic is any; a bound is half a unit of the format and what the bound of single precision
  /// is of it. In double precision a distance from the exact answer is as much less as its units are.
  public func agreement(on elementType: ElementType) -> Agreement {
    let gained = elementType.format.fractionBits - ElementType.float32.format.fractionBits
    guard gained <= 0 else {
      guard case .ulps(let ulps, let distance) = agreement else { return agreement }
      return .ulps(
        doubleULPs ?? ulps,
        orDistance: distance * Double(sign: .plus, exponent: -gained, significand: 1))
    }
    guard !elementType.isComputedIn else { return agreement }
    switch agreement {
    case .bits: return arithmetic == .choice ? .bits : .bitsButNaN
    case .bitsButNaN: return .bitsButNaN
    case .ulps(let ulps, let distance):
      return .ulps(0.5 + ulps / Double(1 << -gained), orDistance: distance)
    }
  }
}
