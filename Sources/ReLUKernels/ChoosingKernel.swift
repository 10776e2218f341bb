// Kernels that choose among others, and can be asked which.

public import KernelInterface

/// A kernel that runs one of several by the count of elements.
public protocol ChoosingKernel: Kernel {
  /// What it runs.
  ///
  /// - Parameters:
  ///   - count: Elements.
  ///   - inPlace: Whether the output is the last input's buffer.
  ///   - outputOffset: Bytes by which the output lies behind an address that every vector may begin at.
  /// - Returns: The choice.
  func choice(for count: Int, inPlace: Bool, outputOffset: Int) -> AutoChoice
}
