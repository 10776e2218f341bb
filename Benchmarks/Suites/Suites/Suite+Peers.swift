// Suite peers: other libraries at the same work.

import ReLUKernels

extension Suite {
  /// Ours and theirs in the same rounds, out of place and in place.
  ///
  /// Every second power of two: with each doubling, and what the memory can do beside it, the suite
  /// would take twice as long; `--elements` takes any.
  static let peers = Suite(
    name: "peers",
    summary: "oneDNN, XNNPACK, Eigen, std::transform, Python against ours (scripts/peers)"
  ) { context throws(OptionError) in
    guard context.kernels.contains(where: \.isPeer) else {
      throw .nothingSelected(
        reason: "suite peers compares with other libraries, and this build has none; "
          + "scripts/peers installs them and builds with them; those of Python need no build of "
          + "their own, but \(PythonPeers.variable)=INTERPRETER in the environment")
    }
    let types = context.kernels.filter(\.isPeer).map(\.elementType)
    if let foreign = context.selection.elementTypes?.first(where: { !types.contains($0) }) {
      throw .notForSuite(
        option: "--type", suite: "peers",
        reason: "it has no kernel of another library on \(foreign.rawValue)")
    }
    let plan = try SuitePlan(context, operations: context.operationsOfPeers)
    let outputs = context.selection.output.map { [$0] } ?? [.reused, .inPlace]
    var groups: [BenchmarkGroup] = []
    for operation in plan.operations {
      for elements in context.selection.elements?.counts ?? peerCounts {
        for variation in plan.variations {
          for output in outputs {
            let workload = try plan.workload(
              operation, elements, variation, output: output)
            groups.append(plan.group(workload, .againstPeers))
          }
        }
      }
    }
    return groups
  }

  /// 1 KiB to 256 MiB of float32.
  private static let peerCounts = stride(from: 8, through: 26, by: 2).map { 1 << $0 }
}

extension Contenders {
  /// Every peer, and of ours those that whoever has a peer would take instead, each at its best
  /// instruction set.
  fileprivate static let againstPeers = Contenders(
    variants: ["auto", "simd16", "streaming"], levels: 1, wrappers: ["parallel-pool"],
    wrapped: ["simd16", "streaming"], includesPeers: true)
}
