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
  /// Whether an answer is near enough to the reference's, which is the exact one, rounded.
  ///
  /// - Parameters:
  ///   - found: The answer.
  ///   - expected: The reference's.
  ///   - scale: The magnitude of the upstream gradient where the distance is allowed, and 0 elsewhere.
  /// - Returns: Whether it is; what rounding the exact answer may have moved it is allowed for.
  public func accepts(_ found: Float, for expected: Float, scale: Float = 0) -> Bool {
    if found.bitPattern == expected.bitPattern { return true }
    if self == .bits { return false }
    if found.isNaN || expected.isNaN { return found.isNaN && expected.isNaN }
    guard case .ulps(let ulps, let distance) = self else { return false }
    if found.isZero && expected.isZero { return false }
    guard found.isFinite, expected.isFinite else {
      // An answer beyond the largest number is infinite, and one just below it may be.
      return found.sign == expected.sign
        && min(found.magnitude, expected.magnitude) == .greatestFiniteMagnitude
    }
    let error = abs(Double(found) - Double(expected))
    return error <= (ulps + 0.5) * Double(expected.ulpOfBinade)
      || error <= distance * Double(scale)
  }

}

extension Float {
  /// The distance between neighbouring numbers in the binade of this one; the smallest number's for 0
  /// and those below the normal ones.
  package var ulpOfBinade: Float {
    isFinite ? max(magnitude, .leastNormalMagnitude).ulp : Self.greatestFiniteMagnitude.ulp
  }
}
