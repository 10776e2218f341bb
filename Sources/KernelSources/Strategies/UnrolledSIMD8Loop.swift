// Four vectors of eight lanes a step, aligned stores, no scalar end.
// machine-code: packed, plain stores, xmm ymm ymm

import KernelInterface

/// Four vectors of eight lanes a step, aligned stores, no scalar end.
enum UnrolledSIMD8Loop: LoopStrategy {
  static var strategy: KernelStrategy {
    KernelStrategy(
      name: "unrolled-simd8",
      summary: "Four vectors of eight lanes a step, aligned stores, no scalar end.")
  }

  /// Four vectors a step into whole lines of the output; the ends are vectors that overlap the middle.
  ///
  /// The two end vectors are computed before anything is stored and stored when all else is: so their
  /// overlap with the middle is computed twice from the same input, in place as well, and no element
  /// goes through a scalar loop. A store across two cache lines costs two; loads that do are free.
  @inline(__always)
  static func loop<Operation: ElementwiseOperation>(_: Operation.Type, _ call: KernelCall) {
    let vector = F32x8.byteCount
    let (output, count) = (call.output, call.count)
    guard count >= F32x8.count else {
      return call.tail(Operation.self, from: 0, count: count & (F32x8.count &- 1))
    }
    @inline(__always) func result(_ offset: Int) -> F32x8 {
      call.result(Operation.self, F32x8.self, at: offset)
    }
    let end = count &* F32x1.byteCount
    let first = result(0)
    let last = result(end &- vector)

    // Elements lie on multiples of their size, and so does this.
    let head = (0 &- Int(bitPattern: output)) & (vector &- 1)
    var offset = head
    while offset &+ 4 &* vector <= end {
      let results = (
        result(offset), result(offset &+ vector), result(offset &+ 2 &* vector),
        result(offset &+ 3 &* vector)
      )
      results.0.store(output + offset)
      results.1.store(output + (offset &+ vector))
      results.2.store(output + (offset &+ 2 &* vector))
      results.3.store(output + (offset &+ 3 &* vector))
      offset &+= 4 &* vector
    }
    while offset &+ vector <= end {
      result(offset).store(output + offset)
      offset &+= vector
    }
    if head > 0 { first.store(output) }
    if offset < end { last.store(output + (end &- vector)) }
  }
}
