// Suite networks: the activation tensors of published architectures.

import ReLUKernels

extension Suite {
  /// Each network's pass under its own activation, and each of its distinct tensor sizes, without a reader of its
  /// outputs and with one, which a network has.
  ///
  /// Beside the pass, in the same rounds, the public functions of ReLU, sigmoid and tanh go through it: what the network
  /// would take for its activations with another one.
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
    let plan = try SuitePlan(
      context, operations: Network.all.map(\.activation).uniqued(), consumers: [.none, .read])
    var groups: [BenchmarkGroup] = []
    for network in Network.all {
      groups += try plan.passGroups([network], compared: [.relu, .sigmoid, .tanh])
      for operation in try plan.operations(own: [network.activation]) {
        for indices in network.indicesByCount {
          groups += try plan.tensorGroups(operation, network, indices: indices)
        }
      }
    }
    return groups
  }
}

extension SuitePlan {
  /// A pass of each network under its own activation, or under those that somebody asks for, in one group.
  ///
  /// - Parameters:
  ///   - networks: The networks.
  ///   - compared: Public functions that take part besides, where nobody asks for operations, kernels or an
  ///     instruction set.
  /// - Returns: A group for each network and variation.
  /// - Throws: Any `OptionError`.
  func passGroups(
    _ networks: [Network], compared: [KernelOperation] = []
  ) throws(OptionError) -> [BenchmarkGroup] {
    let selection = context.selection
    let isOpen =
      selection.operations == nil && selection.kernels == nil
      && selection.instructionSetCap == nil
    var groups: [BenchmarkGroup] = []
    for network in networks {
      let operations = try operations(own: [network.activation])
      let others = isOpen ? compared.filter { !operations.contains($0) } : []
      for variation in variations {
        let workloads = try operations.map { operation throws(OptionError) in
          try workload(operation, network, indices: nil, variation)
        }
        let beside = try others.map { operation throws(OptionError) in
          try workload(operation, network, indices: nil, variation)
        }
        groups.append(
          BenchmarkGroup(
            title: (workloads.first?.title ?? network.name)
              + (workloads.count + beside.count > 1 ? ", functions compared" : ""),
            specs: workloads.flatMap { specs($0, .few) } + beside.flatMap(functionSpecs)))
      }
    }
    return groups
  }

  fileprivate func tensorGroups(
    _ operation: KernelOperation, _ network: Network, indices: [Int]
  ) throws(OptionError) -> [BenchmarkGroup] {
    var groups: [BenchmarkGroup] = []
    for variation in variations {
      groups.append(group(try workload(operation, network, indices: indices, variation), .few))
    }
    return groups
  }

  private func workload(
    _ operation: KernelOperation, _ network: Network, indices: [Int]?, _ variation: Variation
  ) throws(OptionError) -> Workload {
    Workload(
      operation: operation, elementType: variation.elementType, network: network,
      indices: indices, distribution: variation.distribution,
      placement: try context.selection.placement(of: variation.elementType),
      cache: variation.cache, consumer: variation.consumer, slope: slope)
  }
}
