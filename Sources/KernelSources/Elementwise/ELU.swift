// The exponential linear unit.
// operation: elu

/// With exp(x) = (1 + f) 2^n: exp(x) - 1 = f 2^n + (2^n - 1), of which nothing cancels.
enum ELU: ElementwiseOperation {
  /// From here on exp(x) - 1 is -1.
  private static var least: Float { -18 }

  @inline(__always)
  static func apply<V: Float32Lanes>(_ x: V, _: V, _ alpha: V) -> V {
    let bounded = V.select(x, below: V(least), V(least), otherwise: x)
    // Above 0 the exponential may overflow, and is not used.
    let parts = Exponential(bounded)
    let power = parts.power
    let below = alpha * parts.fractionLessOne.times(power, plus: power - V(1))
    return .select(x, below: V(0), below, otherwise: x)
  }
}
