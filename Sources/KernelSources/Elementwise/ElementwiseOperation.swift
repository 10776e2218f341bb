// The arithmetic of an operation, apart from any loop, so that each formula is written once.

/// The arithmetic of one operation: for one element, and for 8 and 16 at once.
///
/// `dy` is the upstream gradient; operations of one input ignore it, and the load of it vanishes
/// when the loop is inlined. The vector forms name concrete types: a comparison generic over the
/// width compiles to a branch per lane.
protocol ElementwiseOperation {
  static func scalar(_ x: Float, _ dy: Float, _ slope: Float) -> Float
  static func vector(_ x: SIMD8<Float>, _ dy: SIMD8<Float>, _ slope: Float) -> SIMD8<Float>
  static func vector(_ x: SIMD16<Float>, _ dy: SIMD16<Float>, _ slope: Float) -> SIMD16<Float>
}
