// The hyperbolic tangent.
// operation: tanh

/// Of the magnitude; the sign is put back at the end.
enum Tanh: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _: V, _: V) -> V {
    V.tanh(ofMagnitude: x.magnitude).withSigns(of: x)
  }
}
