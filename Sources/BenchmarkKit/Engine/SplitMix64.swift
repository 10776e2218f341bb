// The generator behind every random value: the order of rounds, and the contents of arrays.

/// SplitMix64: 64 random bits a call from one addition and one mix.
///
/// Chosen because it is the fastest that passes BigCrush, its whole state is the seed that goes
/// into the record, and equal seeds give equal values on every platform. Not for secrets.
///
/// Inlinable all through: other modules fill arrays of tens of millions of elements with it.
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  @usableFromInline var state: UInt64

  /// Starts the sequence of `seed`.
  @inlinable
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  @inlinable @inline(__always)
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    return Self.mix(state)
  }

  /// The output function: a bijection of 64 bits in which each input bit reaches every output bit.
  ///
  /// - Parameter bits: A state of the sequence, or any number whose bits are to be spread.
  /// - Returns: A different number for each different `bits`.
  @inlinable @inline(__always)
  public static func mix(_ bits: UInt64) -> UInt64 {
    var mixed = bits
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
