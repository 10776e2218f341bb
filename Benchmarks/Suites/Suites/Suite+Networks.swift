// Suite networks: the activation tensors of published architectures.

import ReLUKernels

extension Suite {
  /// Each network's pass, measured for itself, and each of its distinct tensor sizes; each without a
  /// reader of its outputs and with one, which a network has.
  ///
  /// The times of the tensors do not add up to the pass: a tensor alone finds its own data in the
  /// cache, in a pass the tensors before it have been there.
  static let networks = Suite(
    name: "networks",
    summary: "activations of ResNet-50, VGG-16, MobileNetV2 and U-Net: passes and tensors"
  ) { context throws(OptionError) in
    guard context.selection.elements == nil else {
      throw .notForSuite(
        option: "--elements", suite: "networks", reason: "its sizes are those of the networks")
    }
    let plan = try SuitePlan(context, consumers: [.none, .read])
    var groups: [BenchmarkGroup] = []
    for network in Network.all {
      groups += try plan.passGroups(plan.operations, [network])
      for operation in plan.operations {
        for indices in network.indicesByCount {
          groups += try plan.networkGroups(operation, network, indices: indices)
        }
      }
    }
    return groups
  }
}

extension SuitePlan {
  /// A pass of each network under each operation.
  func passGroups(
    _ operations: [KernelOperation], _ networks: [Network]
  ) throws(OptionError) -> [BenchmarkGroup] {
    var groups: [BenchmarkGroup] = []
    for network in networks {
      for operation in operations {
        groups += try networkGroups(operation, network, indices: nil)
      }
    }
    return groups
  }

  fileprivate func networkGroups(
    _ operation: KernelOperation, _ network: Network, indices: [Int]?
  ) throws(OptionError) -> [BenchmarkGroup] {
    var groups: [BenchmarkGroup] = []
    for variation in variations {
      let workload = Workload(
        operation: operation, elementType: variation.elementType, network: network,
        indices: indices,
        distribution: variation.distribution,
        placement: try context.selection.placement(
          of: variation.elementType),
        cache: variation.cache, consumer: variation.consumer, slope: slope)
      groups.append(group(workload, .few))
    }
    return groups
  }
}
