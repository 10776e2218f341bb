// Four vectors of 32 bytes a step, aligned stores, no scalar end.
// machine-code: packed, plain stores, xmm ymm ymm

import KernelInterface

/// Four vectors of 32 bytes a step, aligned stores, no scalar end.
enum UnrolledLoop: LoopStrategy {
  static func strategy(for elementType: ElementType) -> KernelStrategy {
    KernelStrategy(
      name: "unrolled-simd", vectorBytes: 32, of: elementType,
      summary: "four a step, aligned stores, no scalar end.")
  }

  /// Four vectors a step into whole lines of the output; the ends are vectors that overlap the middle.
  ///
  /// The two end vectors are computed before anything is stored and stored when all else is: so their
  /// overlap with the middle is computed twice from the same input, in place as well, and no element
  /// goes through a scalar loop. A store across two cache lines costs two; loads that do are free.
  @inline(__always)
  static func loop<Operation: ElementwiseOperation, Elements: ElementLanes>(
    _: Operation.Type, _: Elements.Type, _ call: KernelCall
  ) {
    typealias V = Elements.Half
    let width = V.count
    let count = call.count
    guard count >= width else {
      return call.tail(Operation.self, V.One.self, from: 0, count: count & (width &- 1))
    }
    @inline(__always) func result(_ index: Int) -> V {
      call.result(Operation.self, V.self, at: index)
    }
    let first = result(0)
    let last = result(count &- width)

    let misalignment = Int(bitPattern: call.output) & (V.byteCount &- 1)
    let head = ((V.byteCount &- misalignment) / V.One.byteCount) & (width &- 1)
    var index = head
    while index &+ 4 &* width <= count {
      let results = (
        result(index), result(index &+ width), result(index &+ 2 &* width),
        result(index &+ 3 &* width)
      )
      call.store(results.0, at: index)
      call.store(results.1, at: index &+ width)
      call.store(results.2, at: index &+ 2 &* width)
      call.store(results.3, at: index &+ 3 &* width)
      index &+= 4 &* width
    }
    while index &+ width <= count {
      call.store(result(index), at: index)
      index &+= width
    }
    if head > 0 { call.store(first, at: 0) }
    if index < count { call.store(last, at: count &- width) }
  }
}
