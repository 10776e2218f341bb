// The logistic function and its gradient, in double precision.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Sigmoid: PreciseFormula {
  @inline(__always)
  static func exact(_ x: Double, _: Double, _: Double) -> Double { 1 / (1 + exp(-x)) }
}

extension SigmoidGradient: PreciseFormula {
  @inline(__always)
  static func exact(_ y: Double, _ dy: Double, _: Double) -> Double { dy * (y * (1 - y)) }
}
