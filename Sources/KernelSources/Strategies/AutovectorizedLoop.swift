// What the compiler makes of the plain loop.
// machine-code: packed, plain stores, xmm ymm zmm

import KernelInterface

/// A plain loop over elements that the compiler vectorizes.
enum AutovectorizedLoop: LoopStrategy {
  static func strategy(for _: ElementType) -> KernelStrategy {
    KernelStrategy(
      name: "autovectorized", summary: "A plain loop over elements that the compiler vectorizes.")
  }

  /// One element a step, as a person would write it.
  ///
  /// In place has loops of its own: with two pointers that may be equal the compiler guards its
  /// vectors by an overlap test, and equal pointers would fail it and run element by element.
  @inline(__always)
  static func loop<Operation: ElementwiseOperation, Elements: ElementLanes>(
    _: Operation.Type, _: Elements.Type, _ call: KernelCall
  ) {
    let output = call.output
    let (x, dy) = (call.x, call.dy)
    @inline(__always) func at(_ array: UnsafeRawPointer, _ index: Int) -> Elements.One {
      .load(KernelCall.element(Elements.One.self, array, index))
    }
    @inline(__always) func forEach(_ first: UnsafeRawPointer, _ second: UnsafeRawPointer) {
      for index in 0..<call.count {
        let result = Elements.One.apply(
          Operation.self, at(first, index), at(second, index), call.parameter)
        call.store(result, at: index)
      }
    }
    let inPlace = UnsafeRawPointer(output)
    if x == inPlace {
      // Only operations of one input overwrite x; their dy is x as well.
      forEach(inPlace, inPlace)
    } else if dy == inPlace {
      forEach(x, inPlace)
    } else {
      forEach(x, dy)
    }
  }
}
