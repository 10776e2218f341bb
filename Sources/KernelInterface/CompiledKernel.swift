// A kernel made of one loop.

/// A kernel made of one loop compiled for one instruction set.
public struct CompiledKernel: DirectKernel {
  /// Operation, strategy and instruction set of the loop.
  public let identity: KernelIdentity
  /// The loop.
  public let loop: KernelLoop

  /// Joins an identity with the loop it names.
  public init(identity: KernelIdentity, loop: @escaping KernelLoop) {
    self.identity = identity
    self.loop = loop
  }

  /// Runs the loop once over all elements.
  ///
  /// - Returns: The count of elements: the operations are element-wise.
  public func compute(_ operands: KernelOperands) -> Int {
    loop(operands.x, operands.dy, operands.output, operands.count, operands.parameter)
    return operands.count
  }

  /// The loop as a function.
  public var body: KernelBody { Self.calling(loop) }

  /// Not inlined: of two functions that are made alike the compiler makes one that jumps to another.
  @inline(never)
  private static func calling(_ loop: @escaping KernelLoop) -> KernelBody {
    { x, dy, output, count, parameter in loop(x, dy, output, count, parameter) }
  }
}
