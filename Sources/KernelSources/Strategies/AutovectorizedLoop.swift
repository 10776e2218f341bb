// What the compiler makes of the plain loop.
// machine-code: packed, plain stores, xmm ymm zmm

import KernelInterface

/// A plain loop over elements that the compiler vectorizes.
enum AutovectorizedLoop: LoopStrategy {
  static var strategy: KernelStrategy {
    KernelStrategy(
      name: "autovectorized", summary: "A plain loop over elements that the compiler vectorizes.")
  }

  /// One element a step, as a person would write it.
  ///
  /// In place has loops of its own: with two pointers that may be equal the compiler guards its
  /// vectors by an overlap test, and equal pointers would fail it and run element by element.
  @inline(__always)
  static func loop<Operation: ElementwiseOperation>(_: Operation.Type, _ call: KernelCall) {
    let output = call.output
    let (x, dy) = (call.x, call.dy)
    let slope = F32x1(call.slope)
    @inline(__always) func forEach(_ body: (_ offset: Int) -> F32x1) {
      for index in 0..<call.count {
        let offset = index &* F32x1.byteCount
        body(offset).store(output + offset)
      }
    }
    let inPlace = UnsafeRawPointer(output)
    if x == inPlace {
      // Only operations of one input overwrite x; their dy is x as well.
      forEach { Operation.apply(.load(inPlace + $0), .load(inPlace + $0), slope) }
    } else if dy == inPlace {
      forEach { Operation.apply(.load(x + $0), .load(inPlace + $0), slope) }
    } else {
      forEach { Operation.apply(.load(x + $0), .load(dy + $0), slope) }
    }
  }
}
