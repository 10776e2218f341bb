// The exponential linear unit and its gradient, in double precision.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ELU: PreciseFormula {
  @inline(__always)
  static func exact(_ x: Double, _: Double, _ alpha: Double) -> Double {
    x < 0 ? alpha * expm1(x) : x
  }
}

extension ELUGradient: PreciseFormula {
  @inline(__always)
  static func exact(_ y: Double, _ dy: Double, _ alpha: Double) -> Double {
    y > 0 ? dy : dy * (y + alpha)
  }
}
