// The logistic function.
// operation: sigmoid

/// With e = exp(-|x|): e / (1 + e) below 0, else 1 / (1 + e); no term overflows, and none cancels.
///
/// One division, which on x86 takes less time than Newton's steps from an estimate.
enum Sigmoid: ElementwiseOperation {
  /// Below it the answer is 0, and n would leave the range of ``Exponential/powers``.
  private static var least: Float { -105 }

  @inline(__always)
  static func apply<V: Float32Lanes>(_ x: V, _: V, _: V) -> V {
    let parts = SigmoidParts(x, least: least)
    return .select(x, below: V(0), parts.exponential, otherwise: V(1)) / parts.denominator
      * parts.rest
  }
}

/// What the sigmoid of x and the functions made with it are quotients of.
struct SigmoidParts<V: Float32Lanes> {
  /// exp(-|x|), where that is a normal number, else what times ``rest`` it is.
  let exponential: V
  /// 1 + exp(-|x|).
  let denominator: V
  /// 1 where x is above 0 or exp(-|x|) is normal.
  let rest: V

  /// - Parameters:
  ///   - x: The argument.
  ///   - least: Where x is below this, it counts as this.
  @inline(__always)
  init(_ x: V, least: Float) {
    let below = V(0) - x.magnitude
    // NaN is not below: it stays.
    let parts = Exponential(V.select(below, below: V(least), V(least), otherwise: below))
    let (normal, rest) = parts.powers
    exponential = parts.fraction * normal
    denominator = V(1) + exponential
    self.rest = .select(x, below: V(0), rest, otherwise: V(1))
  }
}
