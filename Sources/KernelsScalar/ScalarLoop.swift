// The loops of the scalar variants. This module is compiled with vectorization off.

import KernelInterface

/// One element a step; how the operation selects is left to the compiler, which uses no jump.
@inline(__always)
func selectLoop<Operation: ElementwiseOperation>(
  _: Operation.Type, _ operands: KernelOperands<Float>
) {
  var index = 0
  while index < operands.count {
    operands.output[index] = Operation.scalar(
      operands.x[index], operands.dy[index], operands.slope)
    index &+= 1
  }
}

/// One element a step, with a jump on `condition`.
///
/// The hint keeps the jump: without it the optimizer turns both sides into a select.
@inline(__always)
func branchLoop(
  _ operands: KernelOperands<Float>, if condition: (_ x: Float) -> Bool,
  then: (_ x: Float, _ dy: Float) -> Float, else otherwise: (_ x: Float, _ dy: Float) -> Float
) {
  var index = 0
  while index < operands.count {
    let x = operands.x[index]
    if _fastPath(condition(x)) {
      operands.output[index] = then(x, operands.dy[index])
    } else {
      operands.output[index] = otherwise(x, operands.dy[index])
    }
    index &+= 1
  }
}
