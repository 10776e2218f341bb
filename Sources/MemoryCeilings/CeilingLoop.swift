// One implementation of a ceiling.

import CMemoryCeilings

/// A loop that moves memory in one of the ways of ``Ceiling``.
///
/// There are several for most: which is fastest differs from CPU to CPU and from cache to cache, and
/// only the fastest is a ceiling.
public struct CeilingLoop: Sendable {
  /// The instructions a loop may use, the best that the CPU has.
  public enum Level: Int32, Sendable {
    case baseline, avx2, avx512
  }

  /// Its name, `avx512-x4-alternating`: instruction set, vectors a step, and whether each is stored
  /// before the next is loaded.
  public let name: String
  /// One pass as a function: x, the second input or x where there is one, the output or in place the last
  /// input, the elements of each, and the parameter of a kernel, which it ignores.
  public let function:
    @Sendable (
      UnsafeRawPointer, UnsafeRawPointer, UnsafeMutableRawPointer, Int, Double
    ) -> Void

  /// An implementation by another module.
  public init(
    name: String,
    function:
      @escaping @Sendable (
        UnsafeRawPointer, UnsafeRawPointer, UnsafeMutableRawPointer, Int, Double
      ) -> Void
  ) {
    (self.name, self.function) = (name, function)
  }

  /// The implementations of `ceiling` for kernels with so many inputs, 1 or 2; at least one.
  public static func all(of ceiling: Ceiling, inputs: Int, level: Level) -> [CeilingLoop] {
    precondition((1...2).contains(inputs), "there are loops for one input and for two")
    var loops: [CeilingLoop] = []
    while true {
      var name: UnsafePointer<CChar>?
      let body = cmc_find(ceiling.number, Int32(inputs), level.rawValue, Int32(loops.count), &name)
      guard let body, let name else { return loops }
      loops.append(
        CeilingLoop(name: String(cString: name)) { x, dy, output, count, _ in
          body(
            x.assumingMemoryBound(to: Float.self), dy.assumingMemoryBound(to: Float.self),
            output.assumingMemoryBound(to: Float.self), count)
        })
    }
  }

  /// The instruction set its vectors are of, `avx512`; of the C library's only that is known.
  public var instructionSet: String {
    name == "c-library" ? name : name.prefix { $0 != "-" }.description
  }

  /// One pass over `count` elements.
  ///
  /// - Parameters:
  ///   - x: The first input, valid for `count` elements.
  ///   - dy: The second, or `x` where there is one.
  ///   - output: The output, valid for `count` elements; in place the last input.
  ///   - count: Elements of each.
  public func run(
    x: UnsafeRawPointer, dy: UnsafeRawPointer, output: UnsafeMutableRawPointer, count: Int
  ) {
    function(x, dy, output, count, 0)
  }
}
