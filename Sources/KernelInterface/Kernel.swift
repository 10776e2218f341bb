// What a kernel is. The one protocol that variants, wrappers, tests, suites and reports share.

/// One way to compute one operation.
///
/// `compute` is the whole interface to implement; callers use the checked `run` methods.
public protocol Kernel: Sendable {
  /// Who it is.
  var identity: KernelIdentity { get }

  /// Computes `operands.count` elements and returns how many it wrote to the output: all of them
  /// for an element-wise operation, fewer for one that compresses.
  func compute(_ operands: KernelOperands) -> Int
}

extension Kernel {
  /// The identity's id, `relu/simd16/avx512`.
  public var id: String { identity.id }

  /// Out of place, one input: `output[i] = f(x[i])`, shapes `x: [n]`, `output: [n]`.
  ///
  /// - Precondition: equal counts, no overlap, elements of the kernel's type, an operation of one input.
  /// - Returns: Elements written.
  @discardableResult
  public func run<Element: KernelElement>(
    _ x: Span<Element>, into output: inout MutableSpan<Element>, parameter: Double = 0
  ) -> Int {
    require(inputs: 1, Element.self)
    precondition(x.count == output.count, "\(id): input and output differ in count")
    return x.withUnsafeBufferPointer { x in
      output.withUnsafeMutableBufferPointer { output in
        // An empty span may have no address.
        guard let x = x.baseAddress, let y = output.baseAddress else { return 0 }
        return compute(
          KernelOperands(x: x, dy: x, output: y, count: output.count, parameter: parameter))
      }
    }
  }

  /// In place, one input: `x[i] = f(x[i])`, shape `x: [n]`.
  ///
  /// - Precondition: elements of the kernel's type, an operation of one input.
  /// - Returns: Elements written.
  @discardableResult
  public func run<Element: KernelElement>(
    inPlace x: inout MutableSpan<Element>, parameter: Double = 0
  ) -> Int {
    require(inputs: 1, Element.self)
    return x.withUnsafeMutableBufferPointer { x in
      guard let y = x.baseAddress else { return 0 }
      return compute(KernelOperands(x: y, dy: y, output: y, count: x.count, parameter: parameter))
    }
  }

  /// Out of place, two inputs: `output[i] = f(x[i], dy[i])`, all of shape `[n]`.
  ///
  /// - Precondition: equal counts, no overlap with the output, elements of the kernel's type, an operation of
  ///   two inputs.
  /// - Returns: Elements written.
  @discardableResult
  public func run<Element: KernelElement>(
    _ x: Span<Element>, upstream dy: Span<Element>, into output: inout MutableSpan<Element>,
    parameter: Double = 0
  ) -> Int {
    require(inputs: 2, Element.self)
    precondition(
      x.count == output.count && dy.count == output.count,
      "\(id): inputs and output differ in count")
    return x.withUnsafeBufferPointer { x in
      dy.withUnsafeBufferPointer { dy in
        output.withUnsafeMutableBufferPointer { output in
          guard let x = x.baseAddress, let dy = dy.baseAddress, let y = output.baseAddress else {
            return 0
          }
          return compute(
            KernelOperands(x: x, dy: dy, output: y, count: output.count, parameter: parameter))
        }
      }
    }
  }

  /// In place, two inputs: `dy[i] = f(x[i], dy[i])`, both of shape `[n]`.
  ///
  /// - Precondition: equal counts, elements of the kernel's type, an operation of two inputs.
  /// - Returns: Elements written.
  @discardableResult
  public func run<Element: KernelElement>(
    _ x: Span<Element>, inPlace dy: inout MutableSpan<Element>, parameter: Double = 0
  ) -> Int {
    require(inputs: 2, Element.self)
    precondition(x.count == dy.count, "\(id): inputs differ in count")
    return x.withUnsafeBufferPointer { x in
      dy.withUnsafeMutableBufferPointer { dy in
        guard let x = x.baseAddress, let y = dy.baseAddress else { return 0 }
        return compute(
          KernelOperands(x: x, dy: y, output: y, count: dy.count, parameter: parameter))
      }
    }
  }

  private func require<Element: KernelElement>(inputs: Int, _: Element.Type) {
    let identity = identity
    precondition(
      identity.operation.inputCount == inputs,
      "\(id) takes \(identity.operation.inputCount) inputs, not \(inputs)")
    precondition(
      identity.elementType == Element.elementType,
      "\(id) computes \(identity.elementType.rawValue), not \(Element.elementType.rawValue)")
  }
}
