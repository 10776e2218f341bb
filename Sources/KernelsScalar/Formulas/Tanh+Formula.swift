// The hyperbolic tangent and its gradient, in double precision.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Tanh: PreciseFormula {
  @inline(__always)
  static func exact(_ x: Double, _: Double, _: Double) -> Double { tanh(x) }
}

extension TanhGradient: PreciseFormula {
  @inline(__always)
  static func exact(_ y: Double, _ dy: Double, _: Double) -> Double { dy * ((1 - y) * (1 + y)) }
}
