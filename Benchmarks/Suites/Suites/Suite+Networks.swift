// Suite networks: the activation tensors of published architectures.

import ReLUKernels

extension Suite {
  /// Each network's pass under its own activation, and each of its distinct tensor sizes, without a reader of its
  /// outputs and with one, which a network has.
  ///
  /// And the pass under several functions, in the same rounds: what a network would take for its activations with
  /// another one.
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
      let operations = try plan.operations(own: [network.activation])
      for operation in operations {
        groups += try plan.networkGroups(operation, network, indices: nil)
      }
      groups += try plan.functionGroups(network)
      for operation in operations {
        for indices in network.indicesByCount {
          groups += try plan.networkGroups(operation, network, indices: indices)
        }
      }
    }
    return groups
  }
}

extension SuitePlan {
  /// A pass of each network under its own activation, or under each operation that somebody asks for.
  func passGroups(_ networks: [Network]) throws(OptionError) -> [BenchmarkGroup] {
    var groups: [BenchmarkGroup] = []
    for network in networks {
      for operation in try operations(own: [network.activation]) {
        groups += try networkGroups(operation, network, indices: nil)
      }
    }
    return groups
  }

  /// A pass under ReLU, the network's activation, and those that networks had before: the public functions, so not
  /// where somebody asks for kernels or for an instruction set.
  fileprivate func functionGroups(_ network: Network) throws(OptionError) -> [BenchmarkGroup] {
    guard context.selection.kernels == nil, context.selection.instructionSetCap == nil else {
      return []
    }
    let compared = try operations(own: [.relu, network.activation, .sigmoid, .tanh].uniqued())
    guard compared.count > 1 else { return [] }
    return try variations.map { variation throws(OptionError) in
      functionGroup(
        network.name,
        try compared.map { operation throws(OptionError) in
          try workload(operation, network, indices: nil, variation)
        })
    }
  }

  fileprivate func networkGroups(
    _ operation: KernelOperation, _ network: Network, indices: [Int]?
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
