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
}

extension Set<Deviation> {
  /// Whether the bits of an answer differ from the contract's by no more than a deviation in the set.
  public func forgives(found: UInt32, expected: UInt32) -> Bool {
    let withoutSign: UInt32 = 0x7fff_ffff
    let infinity: UInt32 = 0x7f80_0000
    if contains(.nan), expected & withoutSign > infinity { return true }
    return contains(.zeroSign) && (found | expected) & withoutSign == 0
  }
}
