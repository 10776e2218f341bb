// Where the kernel of another library answers otherwise than ours.

/// A class of inputs for which another library's answer differs from the contract.
///
/// A kernel that names one is compared with the reference all the same, and forgiven this and no
/// more.
public enum Deviation: String, Sendable, Hashable, CaseIterable {
  /// Where the contract passes a NaN on, it answers something else, or another NaN.
  case nan
  /// Where the contract answers one zero, it answers the other.
  case zeroSign
  /// Where x is a NaN, it answers something else.
  case nanInput
}

extension Set<Deviation> {
  /// Whether the bits of an answer differ from the contract's by no more than a deviation in the set.
  ///
  /// - Parameters:
  ///   - found: The answer.
  ///   - expected: The contract's.
  ///   - x: The activation that it was the answer to; nil where that is not known.
  /// - Returns: Whether that is all.
  public func forgives(found: UInt32, expected: UInt32, x: UInt32? = nil) -> Bool {
    let withoutSign: UInt32 = 0x7fff_ffff
    let infinity: UInt32 = 0x7f80_0000
    if contains(.nanInput), let x, x & withoutSign > infinity { return true }
    if contains(.nan), expected & withoutSign > infinity { return true }
    return contains(.zeroSign) && (found | expected) & withoutSign == 0
  }
}
