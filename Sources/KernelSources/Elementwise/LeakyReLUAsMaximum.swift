// Leaky ReLU with a slope as people choose it: the larger of two numbers.

/// `slope * x > x ? slope * x : x`, which is leaky ReLU, bit for bit, for slopes above 0 and at most 1.
///
/// There a negative x gives a product that is larger, or equal, and a positive one never. At 0 the
/// product of an infinite x is NaN, which the contract asks for below 0 and a maximum drops.
///
/// A product and a maximum, in which x comes second: so NaN and both zeros come back as they are. The
/// select of ``LeakyReLU`` has three operations a vector, one of them on three registers, and on Zen 3
/// takes up to two thirds longer in L1, as the processor happens to spread them over its pipes.
enum LeakyReLUAsMaximum: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _: V, _ slope: V) -> V {
    let scaled = slope * x
    return .select(x, below: scaled, scaled, otherwise: x)
  }
}
