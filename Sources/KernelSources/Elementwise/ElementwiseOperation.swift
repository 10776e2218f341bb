// The arithmetic of an operation, apart from any loop, so that each formula is written once.

/// The arithmetic of one operation, on as many elements at once as there are in a register.
///
/// A line `// operation: NAME` in its file makes kernels of it: `scripts/make-kernel-entries`.
protocol ElementwiseOperation {
  /// The same where ``isRestricted(_:)``, by arithmetic that is not right for every parameter.
  associatedtype Restricted: ElementwiseOperation = Self

  /// Whether the parameter is one that ``Restricted`` is right for.
  static func isRestricted(_ parameter: Double) -> Bool

  /// Computes the elements of a register.
  ///
  /// - Parameters:
  ///   - first: Of the operation's first input.
  ///   - second: Of its second; an operation of one input ignores it, and the load of it vanishes when
  ///     the loop is inlined.
  ///   - parameter: The operation's parameter in every lane.
  /// - Returns: The answers.
  static func apply<V: NumberLanes>(_ first: V, _ second: V, _ parameter: V) -> V

  /// Computes the same by comparing and choosing patterns of bits; nil where that is not all there is to it.
  ///
  /// - Parameters:
  ///   - first: Of the operation's first input.
  ///   - second: Of its second.
  /// - Returns: The answers.
  static func choose<V: PatternLanes>(_ first: V, _ second: V) -> V?
}

extension ElementwiseOperation {
  /// Most have one way for every parameter.
  @inline(__always)
  static func isRestricted(_ parameter: Double) -> Bool { false }

  /// Most compute.
  @inline(__always)
  static func choose<V: PatternLanes>(_: V, _: V) -> V? { nil }
}
