// The loop that the compiler is left to vectorize.

import KernelInterface

/// One element a step, as a person would write it.
///
/// In place has loops of its own: with two pointers that may be equal the compiler guards its
/// vectors by an overlap test, and equal pointers would fail it and run element by element.
@inline(__always)
func plainLoop<Operation: ElementwiseOperation>(
  _: Operation.Type, _ operands: KernelOperands<Float>
) {
  let (x, dy, output) = (operands.x, operands.dy, operands.output)
  let (count, slope) = (operands.count, operands.slope)
  if x == UnsafePointer(output) {
    // Only operations of one input overwrite x; their dy is x as well.
    for index in 0..<count { output[index] = Operation.scalar(output[index], output[index], slope) }
  } else if dy == UnsafePointer(output) {
    for index in 0..<count { output[index] = Operation.scalar(x[index], output[index], slope) }
  } else {
    for index in 0..<count { output[index] = Operation.scalar(x[index], dy[index], slope) }
  }
}
