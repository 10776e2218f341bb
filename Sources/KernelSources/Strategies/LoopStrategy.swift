// What a strategy is: a loop that knows no operation.

import KernelInterface

/// A loop over an array, generic over what it computes.
///
/// ``run(_:_:_:_:_:_:_:)`` is specialised for each operation and format by the entries that
/// `scripts/make-kernel-entries` writes, so that nothing generic is left when it runs.
protocol LoopStrategy {
  /// Its name on elements of a type, and what is to be known of it without running it.
  static func strategy(for elementType: ElementType) -> KernelStrategy

  /// Computes all elements of a call.
  ///
  /// Each vector is loaded before anything is stored at its place, so that the output may be the last
  /// input's buffer.
  static func loop<Operation: ElementwiseOperation, Elements: ElementLanes>(
    _: Operation.Type, _: Elements.Type, _ call: KernelCall
  )
}

extension LoopStrategy {
  /// The loop of an operation, with the arguments that a ``KernelLoop`` has.
  ///
  /// Not inlined, so that it keeps a symbol of its own, which the machine-code check finds by name.
  @inline(never)
  static func run<Operation: ElementwiseOperation, Elements: ElementLanes>(
    _: Operation.Type, _: Elements.Type, _ x: KernelInput, _ dy: KernelInput,
    _ output: KernelOutput, _ count: Int, _ parameter: Double
  ) {
    let call = KernelCall(x: x, dy: dy, output: output, count: count, parameter: parameter)
    if Operation.isRestricted(parameter) {
      loop(Operation.Restricted.self, Elements.self, call)
    } else {
      loop(Operation.self, Elements.self, call)
    }
  }
}

/// The arguments of a loop, under the invariant of `KernelOperands`; it lives in registers.
struct KernelCall {
  let x: UnsafeRawPointer
  let dy: UnsafeRawPointer
  let output: UnsafeMutableRawPointer
  let count: Int
  let parameter: Double

  /// Computes the elements of a vector that begins at an index.
  ///
  /// Loops count elements, not bytes: of bytes the optimizer does not know that their number does not
  /// overflow, and leaves a loop as it is written.
  @inline(__always)
  func result<Operation: ElementwiseOperation, V: Lanes>(
    _: Operation.Type, _: V.Type, at index: Int
  ) -> V {
    let (first, second) = (Self.element(V.One.self, x, index), Self.element(V.One.self, dy, index))
    return V.apply(Operation.self, V.load(first), V.load(second), parameter)
  }

  /// Writes the elements of a vector from an index on.
  @inline(__always)
  func store<V: Lanes>(_ result: V, at index: Int) {
    let elements = output.assumingMemoryBound(to: V.One.self)
    result.store(UnsafeMutableRawPointer(elements + index))
  }

  /// The address of an element.
  ///
  /// By a typed pointer: a product of bytes would be an instruction more, and large loops are unrolled less.
  @inline(__always)
  static func element<One: Lanes>(
    _: One.Type, _ array: UnsafeRawPointer, _ index: Int
  ) -> UnsafeRawPointer {
    UnsafeRawPointer(array.assumingMemoryBound(to: One.self) + index)
  }

  /// The elements from an index on that fill no vector, one by one.
  ///
  /// The caller masks `count`, so that the optimizer sees how few they are and does not unroll wide
  /// vectors for them.
  @inline(__always)
  func tail<Operation: ElementwiseOperation, One: Lanes>(
    _: Operation.Type, _: One.Type, from start: Int, count: Int
  ) {
    for index in start..<(start &+ count) {
      store(result(Operation.self, One.self, at: index), at: index)
    }
  }
}
