// What tells one call from another: where its operands lie.

import ReLUKernels

/// A call by the places of its operands.
struct PythonCall: Hashable, Sendable {
  /// Where x lies.
  let x: UInt
  /// Where dy lies; where x does for an operation without one.
  let dy: UInt
  /// Where the output lies.
  let output: UInt
  /// Elements of each.
  let count: Int
  /// Of leaky ReLU.
  let slope: Double

  init(_ operands: KernelOperands) {
    x = UInt(bitPattern: operands.x)
    dy = UInt(bitPattern: operands.dy)
    output = UInt(bitPattern: operands.output)
    count = operands.count
    slope = operands.parameter
  }

  /// Whether the output is the last input.
  var isInPlace: Bool { output == dy }

  /// The request that makes room for copies of the operands.
  func request(slot: Int, _ operation: KernelOperation, _ threads: Int, hugePages: Bool) -> String {
    // A page of the larger kind may be larger than the offset asks for; no harm in that.
    let page: UInt = hugePages ? 2 << 20 : 4096
    let offsets = [x, dy, output].map { "\($0 % page)" }.joined(separator: " ")
    return "prepare \(slot) \(operation.rawValue) \(count) \(slope) \(threads) "
      + "\(isInPlace ? 1 : 0) \(offsets) \(hugePages ? 1 : 0)"
  }
}
