// The loop with nothing left to pay for: aligned stores, several vectors a step, no scalar end.

import KernelInterface

/// Four vectors a step into whole lines of the output; the ends are vectors that overlap the middle.
///
/// The two end vectors are loaded before anything is stored and stored when all else is: so their
/// overlap with the middle is computed twice from the same input, in place as well, and no element
/// goes through a scalar loop. A store across two cache lines costs two; loads that do are free.
///
/// The arithmetic comes as closures over concrete vectors, as in `vectorLoop`.
@inline(__always)
func unrolledLoop<Operation: ElementwiseOperation, Lanes: BitwiseCopyable>(
  _ operation: Operation.Type, _: Lanes.Type, _ operands: KernelOperands<Float>,
  apply: (_ x: Lanes, _ dy: Lanes, _ slope: Float) -> Lanes
) {
  let width = MemoryLayout<Lanes>.size / MemoryLayout<Float>.size
  let count = operands.count
  guard count >= width else {
    return tailLoop(operation, operands, from: 0, count: count & (width &- 1))
  }
  @inline(__always) func result(at index: Int) -> Lanes {
    apply(
      UnsafeRawPointer(operands.x + index).loadUnaligned(as: Lanes.self),
      UnsafeRawPointer(operands.dy + index).loadUnaligned(as: Lanes.self), operands.slope)
  }
  @inline(__always) func store(_ result: Lanes, at index: Int) {
    UnsafeMutableRawPointer(operands.output + index).storeBytes(of: result, as: Lanes.self)
  }
  let first = result(at: 0)
  let last = result(at: count &- width)

  let bytes = MemoryLayout<Lanes>.size
  let misalignment = Int(bitPattern: operands.output) & (bytes &- 1)
  let head = ((bytes &- misalignment) / 4) & (width &- 1)
  var index = head
  while index &+ 4 &* width <= count {
    let results = (
      result(at: index), result(at: index &+ width), result(at: index &+ 2 &* width),
      result(at: index &+ 3 &* width)
    )
    store(results.0, at: index)
    store(results.1, at: index &+ width)
    store(results.2, at: index &+ 2 &* width)
    store(results.3, at: index &+ 3 &* width)
    index &+= 4 &* width
  }
  while index &+ width <= count {
    store(result(at: index), at: index)
    index &+= width
  }
  if head > 0 { store(first, at: 0) }
  if index < count { store(last, at: count &- width) }
}
