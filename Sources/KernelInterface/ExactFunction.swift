// The exact answers of operations.

/// An answer in more than double precision: the sum of both.
public struct ExactAnswer: Sendable, Hashable {
  /// The answer, rounded.
  public let rounded: Double
  /// What was lost.
  public let rest: Double

  /// Joins both.
  public init(rounded: Double, rest: Double = 0) {
    self.rounded = rounded
    self.rest = rest
  }
}

/// The exact answer of an operation for one element, in higher precision, from its inputs and its parameter.
public typealias ExactFunction =
  @Sendable (_ first: Double, _ second: Double, _ parameter: Double) -> ExactAnswer

/// Is handed the exact function of each operation that has one: in double precision, and in more.
public typealias ExactFunctionVisitor = (
  _ operation: KernelOperation, _ function: @escaping ExactFunction,
  _ wider: @escaping ExactFunction
) -> Void
