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
    @inline(__always) func at(_ array: UnsafeRawPointer, _ index: Int) -> F32x1 {
      .load(KernelCall.element(F32x1.self, array, index))
    }
    @inline(__always) func forEach(_ body: (_ index: Int) -> F32x1) {
      for index in 0..<call.count { call.store(body(index), at: index) }
    }
    let inPlace = UnsafeRawPointer(output)
    if x == inPlace {
      // Only operations of one input overwrite x; their dy is x as well.
      forEach { Operation.apply(at(inPlace, $0), at(inPlace, $0), slope) }
    } else if dy == inPlace {
      forEach { Operation.apply(at(x, $0), at(inPlace, $0), slope) }
    } else {
      forEach { Operation.apply(at(x, $0), at(dy, $0), slope) }
    }
  }
}
