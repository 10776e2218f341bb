// Every kernel of another library.

public import ReLUKernels

/// The kernels of other libraries, available on this CPU or not.
public enum PeerCatalog {
  /// Every one, those of one operation together.
  public static let all: [any Kernel] = {
    let kernels = oneDNNKernels + xnnpackKernels + LoopPeer.all.flatMap(\.kernels)
    return KernelOperation.allCases.flatMap { operation in
      kernels.filter { $0.identity.operation == operation }
    }
  }()
}
