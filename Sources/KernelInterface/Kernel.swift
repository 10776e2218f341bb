// What a kernel is. The one protocol that variants, wrappers, tests, suites and reports share.

/// One way to compute one operation.
///
/// `compute` is the whole interface to implement; callers use the checked `run` methods.
public protocol Kernel<Element>: Sendable {
  associatedtype Element: BitwiseCopyable & Sendable

  /// Who it is.
  var identity: KernelIdentity { get }

  /// Computes `operands.count` elements and returns how many it wrote to the output: all of them
  /// for an element-wise operation, fewer for one that compresses.
  func compute(_ operands: KernelOperands<Element>) -> Int
}

extension Kernel {
  /// The identity's id, `relu/simd16/avx512`.
  public var id: String { identity.id }

  /// Out of place, one input: `output[i] = f(x[i])`, shapes `x: [n]`, `output: [n]`.
  ///
  /// - Precondition: equal counts, no overlap, an operation of one input.
  /// - Returns: Elements written.
  @discardableResult
  public func run(_ x: Span<Element>, into output: inout MutableSpan<Element>, slope: Element)
    -> Int
  {
    precondition(identity.operation.inputCount == 1, "\(id) needs an upstream gradient")
    precondition(x.count == output.count, "\(id): input and output differ in count")
    return x.withUnsafeBufferPointer { x in
      output.withUnsafeMutableBufferPointer { output in
        // An empty span may have no address.
        guard let x = x.baseAddress, let y = output.baseAddress else { return 0 }
        return compute(KernelOperands(x: x, dy: x, output: y, count: output.count, slope: slope))
      }
    }
  }

  /// In place, one input: `x[i] = f(x[i])`, shape `x: [n]`.
  ///
  /// - Precondition: an operation of one input.
  /// - Returns: Elements written.
  @discardableResult
  public func run(inPlace x: inout MutableSpan<Element>, slope: Element) -> Int {
    precondition(identity.operation.inputCount == 1, "\(id) needs an upstream gradient")
    return x.withUnsafeMutableBufferPointer { x in
      guard let y = x.baseAddress else { return 0 }
      let operands = KernelOperands(
        x: UnsafePointer(y), dy: UnsafePointer(y), output: y, count: x.count, slope: slope)
      return compute(operands)
    }
  }

  /// Out of place, a gradient: `output[i] = f(x[i], dy[i])`, all of shape `[n]`.
  ///
  /// - Precondition: equal counts, no overlap with the output, an operation of two inputs.
  /// - Returns: Elements written.
  @discardableResult
  public func run(
    _ x: Span<Element>, upstream dy: Span<Element>, into output: inout MutableSpan<Element>,
    slope: Element
  ) -> Int {
    precondition(identity.operation.inputCount == 2, "\(id) takes no upstream gradient")
    precondition(
      x.count == output.count && dy.count == output.count,
      "\(id): inputs and output differ in count")
    return x.withUnsafeBufferPointer { x in
      dy.withUnsafeBufferPointer { dy in
        output.withUnsafeMutableBufferPointer { output in
          guard let x = x.baseAddress, let dy = dy.baseAddress, let y = output.baseAddress else {
            return 0
          }
          return compute(KernelOperands(x: x, dy: dy, output: y, count: output.count, slope: slope))
        }
      }
    }
  }

  /// In place, a gradient: `dy[i] = f(x[i], dy[i])`, both of shape `[n]`.
  ///
  /// - Precondition: equal counts, an operation of two inputs.
  /// - Returns: Elements written.
  @discardableResult
  public func run(
    _ x: Span<Element>, inPlace dy: inout MutableSpan<Element>, slope: Element
  ) -> Int {
    precondition(identity.operation.inputCount == 2, "\(id) takes no upstream gradient")
    precondition(x.count == dy.count, "\(id): inputs differ in count")
    return x.withUnsafeBufferPointer { x in
      dy.withUnsafeMutableBufferPointer { dy in
        guard let x = x.baseAddress, let y = dy.baseAddress else { return 0 }
        let operands = KernelOperands(
          x: x, dy: UnsafePointer(y), output: y, count: dy.count, slope: slope)
        return compute(operands)
      }
    }
  }
}
