// The exponential linear unit.
// operation: elu

/// With exp(x) = (1 + f) 2^n: exp(x) - 1 = f 2^n + (2^n - 1), of which nothing cancels.
enum ELU: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _: V, _ alpha: V) -> V {
    let least = V(V.ranges.leastLessOne)
    let bounded = V.select(x, below: least, least, otherwise: x)
    // Above 0 the exponential may overflow, and is not used.
    let below = alpha * Exponential(bounded).lessOne
    return .select(x, below: V(0), below, otherwise: x)
  }
}
