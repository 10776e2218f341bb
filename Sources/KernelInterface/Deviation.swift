// Where the kernel of another library answers otherwise than ours.

/// A class of inputs for which another library's answer differs from the contract.
///
/// A kernel that names one is compared with the reference all the same, and forgiven this and no
/// more.
public enum Deviation: String, Sendable, Hashable, CaseIterable {
  /// Where an input or the answer is a NaN, it answers something else, or another NaN.
  case nan
  /// Where the contract answers one zero, it answers the other.
  case zeroSign
  /// Where the upstream gradient is infinite and the contract answers a zero, it answers the NaN that
  /// zero times infinity is.
  case infinity
  /// Where an input or the answer is subnormal, it answers zero or another subnormal number.
  case subnormal
}

extension Deviation {
  /// What it is about, for people.
  public var name: String {
    switch self {
    case .nan: "NaN"
    case .zeroSign: "the sign of zero"
    case .infinity: "infinite gradients"
    case .subnormal: "subnormal numbers"
    }
  }
}

extension Set<Deviation> {
  /// `Answers otherwise: NaN, the sign of zero.`; nil for none.
  public var sentence: String? {
    guard !isEmpty else { return nil }
    let names = Deviation.allCases.filter(contains).map(\.name)
    return "Answers otherwise: \(names.joined(separator: ", "))."
  }

  /// Whether the answer differs from the contract's by no more than a deviation in the set.
  public func forgives(_ element: ElementBits) -> Bool {
    contains { $0.forgives(element) }
  }
}

extension Deviation {
  fileprivate func forgives(_ bits: ElementBits) -> Bool {
    let format = bits.elementType.format
    func isNaN(_ bits: UInt64) -> Bool { format.isNaN(bits) }
    func isZero(_ bits: UInt64) -> Bool { bits & ~format.signBit == 0 }
    switch self {
    case .nan: return isNaN(bits.x) || isNaN(bits.dy) || isNaN(bits.expected)
    case .zeroSign: return isZero(bits.expected) && isZero(bits.found)
    case .infinity:
      return bits.dy & ~format.signBit == format.infinity && isZero(bits.expected)
        && isNaN(bits.found)
    case .subnormal:
      return [bits.x, bits.dy, bits.expected].contains(where: format.isSubnormal)
        && (isZero(bits.found) || format.isSubnormal(bits.found))
    }
  }
}
