// Kernels that choose among others, and can be asked which.

public import KernelInterface

/// A kernel that runs one of several by the count of elements.
public protocol ChoosingKernel: Kernel<Float> {
  /// What it runs on so many elements.
  func choice(for count: Int, inPlace: Bool) -> AutoChoice
}
