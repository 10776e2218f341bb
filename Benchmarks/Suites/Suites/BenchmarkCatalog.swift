// Everything that can be measured.

import PublicCalls
public import ReLUKernels

#if Peers
  import Peers
#endif

/// The kernels and public functions of the library and what they are compared with, and the stages of a
/// call, of which none is a kernel.
public enum BenchmarkCatalog {
  /// Every kernel, available on this CPU or not, those of one operation together, and behind them the
  /// public function that chooses among them.
  public static let all: [any Kernel] = own + peers + PythonPeers.all

  /// The public functions in every form of call, which suite `calls` compares; elsewhere one form stands
  /// for all.
  static let calls: [PublicFunction] = PublicFunction.calls

  /// What is timed of calls on several threads: measured by suite `pool`, and nothing to list or to
  /// verify.
  static let stages: [StageProbe] = StageProbe.all

  /// The kernel, or stage, of that id.
  public static func kernel(id: String) -> (any Kernel)? { byID[id] }

  private static var own: [any Kernel] {
    KernelOperation.allCases.flatMap { operation -> [any Kernel] in
      KernelCatalog.all.filter { $0.identity.operation == operation }
        + PublicFunction.all.filter { $0.identity.operation == operation }
    }
  }

  /// The kernels of other libraries; none without the package's trait `Peers`.
  private static var peers: [any Kernel] {
    #if Peers
      PeerCatalog.all
    #else
      []
    #endif
  }

  private static let byID = Dictionary(
    uniqueKeysWithValues: (all + stages + calls).map { ($0.id, $0) })
}
