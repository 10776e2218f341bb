// Kernels that can be called without going through the protocol.

/// A kernel that has a function which computes like `compute`.
public protocol DirectKernel: Kernel {
  /// The function.
  ///
  /// It keeps alive what it needs.
  var body: KernelBody { get }
}

extension Kernel {
  /// A function that computes like `compute`: the kernel's own where it has one.
  ///
  /// Whoever calls a kernel many times asks for it once. A call through the protocol passes the
  /// operands in memory, and of the stores that this takes a short array feels each one: on Zen 4
  /// they were a third of the time on 256 elements.
  public var function: KernelBody {
    if let kernel = self as? any DirectKernel { return kernel.body }
    return { x, dy, output, count, parameter in
      _ = compute(KernelOperands(x: x, dy: dy, output: output, count: count, parameter: parameter))
    }
  }
}
