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

/// The bits that go into an element and come out of it.
public struct ElementBits: Sendable, Hashable {
  /// The activation.
  public var x: UInt32
  /// The upstream gradient; the activation again for an operation of one input.
  public var dy: UInt32
  /// The answer of the contract.
  public var expected: UInt32
  /// The answer of the kernel.
  public var found: UInt32

  /// Gathers the bits of an element.
  public init(x: UInt32, dy: UInt32, expected: UInt32, found: UInt32) {
    self.x = x
    self.dy = dy
    self.expected = expected
    self.found = found
  }
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
    let (x, dy) = (Float(bitPattern: bits.x), Float(bitPattern: bits.dy))
    let (expected, found) = (Float(bitPattern: bits.expected), Float(bitPattern: bits.found))
    return switch self {
    case .nan: x.isNaN || dy.isNaN || expected.isNaN
    case .zeroSign: expected.isZero && found.isZero
    case .infinity: dy.isInfinite && expected.isZero && found.isNaN
    case .subnormal:
      (x.isSubnormal || dy.isSubnormal || expected.isSubnormal)
        && (found.isZero || found.isSubnormal)
    }
  }
}
