// How a thread rounds, and what it makes of subnormal numbers.

import CThreadSupport

/// What decides the bits of a thread's results beside its operands.
///
/// A new thread has the mode of the one that starts it. Libraries change it: those that are linked
/// with `-ffast-math` often set FTZ and DAZ for the whole program as they are loaded.
package struct FloatingPointMode: Sendable, Hashable {
  /// Something in which a mode differs from the default.
  package enum Trait: String, CaseIterable, Sendable {
    /// Subnormal results become zeros; on arm64 subnormal operands as well.
    case flushToZero = "flush-to-zero"
    /// Subnormal operands are taken for zeros.
    case denormalsAreZero = "denormals-are-zero"
    case roundUpward = "round-upward"
    case roundDownward = "round-downward"
    case roundTowardZero = "round-toward-zero"
    /// Every NaN becomes the same one.
    case defaultNaN = "default-nan"
    /// An exception, such as a division by zero, ends the program.
    case trapping
  }

  private let bits: UInt64

  private init(bits: UInt64) { self.bits = bits }

  /// A mode that rounds to nearest and traps nothing, with these traits of the processor's.
  package init(_ traits: Set<Trait>) {
    bits = traits.reduce(Self.standard.bits) { bits, trait in
      let (mask, value) = Self.field(trait)
      return bits & ~mask | value
    }
  }

  /// That of the calling thread.
  package static var current: FloatingPointMode {
    FloatingPointMode(bits: cts_floating_point_mode())
  }

  /// Gives it to the calling thread.
  package func set() { cts_set_floating_point_mode(bits) }

  /// Does something in this mode.
  package func during<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let before = Self.current
    set()
    defer { before.set() }
    return try body()
  }

  /// In what it differs from the default, in the order of the cases; nothing for the default.
  package var traits: [Trait] {
    Trait.allCases.filter { trait in
      let (mask, value) = Self.field(trait)
      // Of trapped exceptions one is enough.
      return trait == .trapping ? bits & mask != Self.standard.bits & mask : bits & mask == value
    }
  }
}

#if arch(x86_64)
  // Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, 10.2.3 (MXCSR).
  extension FloatingPointMode {
    /// What a program starts with: to nearest, subnormals as they are, nothing trapped.
    package static let standard = FloatingPointMode(bits: 0x1f80)

    /// The traits that this processor has.
    package static let possibleTraits = Set(Trait.allCases).subtracting([.defaultNaN])

    /// The bits that hold a trait, and what they then are.
    private static func field(_ trait: Trait) -> (mask: UInt64, value: UInt64) {
      switch trait {
      case .flushToZero: (1 << 15, 1 << 15)
      case .denormalsAreZero: (1 << 6, 1 << 6)
      case .roundDownward: (3 << 13, 1 << 13)
      case .roundUpward: (3 << 13, 2 << 13)
      case .roundTowardZero: (3 << 13, 3 << 13)
      case .trapping: (0x1f80, 0)
      // No such bit.
      case .defaultNaN: (0, 1)
      }
    }
  }
#else
  // Arm Architecture Reference Manual for A-profile, C5.2.8 (FPCR).
  extension FloatingPointMode {
    /// What a program starts with: to nearest, subnormals as they are, nothing trapped.
    package static let standard = FloatingPointMode(bits: 0)

    /// The traits that this processor has; whether it can trap is left to it.
    package static let possibleTraits =
      Set(Trait.allCases).subtracting([.denormalsAreZero, .trapping])

    /// The bits that hold a trait, and what they then are.
    private static func field(_ trait: Trait) -> (mask: UInt64, value: UInt64) {
      switch trait {
      case .flushToZero: (1 << 24, 1 << 24)
      case .roundUpward: (3 << 22, 1 << 22)
      case .roundDownward: (3 << 22, 2 << 22)
      case .roundTowardZero: (3 << 22, 3 << 22)
      case .defaultNaN: (1 << 25, 1 << 25)
      case .trapping: (0x9f00, 0x9f00)
      // No such bit.
      case .denormalsAreZero: (0, 1)
      }
    }
  }
#endif
