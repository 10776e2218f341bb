// The loop that simd8 and simd16 share.

import KernelInterface

/// Whole vectors first, unaligned loads and stores, then the tail element by element.
///
/// Each vector is loaded before anything is stored at its place, and no element is visited twice:
/// that makes the loop correct in place, also for operations that are not idempotent.
///
/// The arithmetic comes as a closure over concrete vectors, not through a protocol on them: see
/// `ElementwiseOperation`, and a conformance of a generic type would instantiate its witness table
/// through a weak symbol that all instruction sets share.
@inline(__always)
func vectorLoop<Operation: ElementwiseOperation, Lanes: BitwiseCopyable>(
  _ operation: Operation.Type, _: Lanes.Type, _ operands: KernelOperands<Float>,
  apply: (_ x: Lanes, _ dy: Lanes, _ slope: Float) -> Lanes
) {
  let width = MemoryLayout<Lanes>.size / MemoryLayout<Float>.size
  let whole = operands.count & ~(width &- 1)
  var index = 0
  while index < whole {
    let x = UnsafeRawPointer(operands.x + index).loadUnaligned(as: Lanes.self)
    let dy = UnsafeRawPointer(operands.dy + index).loadUnaligned(as: Lanes.self)
    let result = apply(x, dy, operands.slope)
    UnsafeMutableRawPointer(operands.output + index).storeBytes(of: result, as: Lanes.self)
    index &+= width
  }
  tailLoop(operation, operands, from: whole, count: operands.count & (width &- 1))
}

/// The elements that fill no vector.
///
/// The caller masks `count`, so that the optimizer sees how few they are and does not unroll wide
/// vectors for them.
@inline(__always)
func tailLoop<Operation: ElementwiseOperation>(
  _: Operation.Type, _ operands: KernelOperands<Float>, from start: Int, count: Int
) {
  for index in start..<(start &+ count) {
    operands.output[index] = Operation.scalar(
      operands.x[index], operands.dy[index], operands.slope)
  }
}
