// Everything that can be measured.

public import ReLUKernels

/// The kernels of the library and those it is compared with.
public enum BenchmarkCatalog {
  /// Every kernel, available on this CPU or not.
  public static let all: [any Kernel<Float>] = KernelCatalog.all + PythonPeers.all

  /// The kernel of that id.
  public static func kernel(id: String) -> (any Kernel<Float>)? { byID[id] }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
