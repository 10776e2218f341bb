// The kernels that stand for what `auto` can choose.

import ReLUKernels

extension AutoChoice {
  /// The variants that `auto` chooses among.
  ///
  /// Not `unrolled-simd8`, which it takes for outputs that begin inside a vector, and not the scalar
  /// ones.
  static let variants = [
    "autovectorized", "simd8", "simd16", "streaming", "streaming-unprefetched",
  ]

  /// The kernel of the catalog that does what is chosen.
  func kernel(for operation: KernelOperation) -> (any Kernel)? {
    let strategy = threads > 1 ? "\(WorkerPool.shared.variant)/\(variant)" : variant
    return KernelCatalog.kernel(
      id: "\(operation.rawValue)/\(strategy)/\(instructionSet.rawValue)")
  }
}
