// Everything that can be measured.

public import ReLUKernels

#if Peers
  import Peers
#endif

/// The kernels of the library and those it is compared with, and the stages of a call, of which none
/// is a kernel.
public enum BenchmarkCatalog {
  /// Every kernel, available on this CPU or not.
  public static let all: [any Kernel<Float>] = KernelCatalog.all + peers + PythonPeers.all

  /// What is timed of calls on several threads: measured by suite `pool`, and nothing to list or to
  /// verify.
  static let stages: [StageProbe] = StageProbe.all

  /// The kernel, or stage, of that id.
  public static func kernel(id: String) -> (any Kernel<Float>)? { byID[id] }

  /// The kernels of other libraries; none without the package's trait `Peers`.
  private static var peers: [any Kernel<Float>] {
    #if Peers
      PeerCatalog.all
    #else
      []
    #endif
  }

  private static let byID = Dictionary(
    uniqueKeysWithValues: (all + stages).map { ($0.id, $0) })
}
