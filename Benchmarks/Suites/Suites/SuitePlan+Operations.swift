// Which operations a run is about, from what the suite has and what somebody names.

import ReLUKernels

extension SuitePlan {
  /// The operations to measure where a part of a suite has its own.
  func operations(own: [KernelOperation]) throws(OptionError) -> [KernelOperation] {
    try Self.operations(context.selection, own: own, left: selected)
  }

  /// The operations to measure.
  ///
  /// Nothing somebody names may get lost: an operation without a kernel is an error, and a pattern
  /// that reaches none of the suite's own operations brings in all those it reaches.
  static func operations(
    _ selection: Selection, own: [KernelOperation], left kernels: [KernelIdentity]
  ) throws(OptionError) -> [KernelOperation] {
    if let wanted = selection.operations {
      for operation in wanted where !kernels.contains(where: { $0.operation == operation }) {
        throw .nothingSelected(
          reason: "--kernel and --isa leave no kernel of operation \(operation.rawValue)")
      }
      return wanted.uniqued()
    }
    let perPattern = (selection.kernels?.patterns ?? [GlobPattern("*")]).map { pattern in
      let reached = kernels.filter { pattern.matches($0.id) }.map(\.operation).uniqued()
      let common = own.filter(reached.contains)
      return common.isEmpty ? reached : common
    }
    if let lost = zip(selection.kernels?.patterns ?? [], perPattern).first(where: \.1.isEmpty) {
      throw .nothingSelected(reason: "--isa leaves no kernel that '\(lost.0.text)' matches")
    }
    let operations = perPattern.flatMap(\.self).uniqued()
    guard !operations.isEmpty else { throw .nothingSelected(reason: "there is no kernel") }
    return operations
  }

  /// The types of elements: `float32`, except where somebody names others, or a pattern that reaches no kernel of
  /// that.
  static func elementTypes(
    _ selection: Selection, left kernels: [KernelIdentity]
  ) throws(OptionError) -> [ElementType] {
    if let wanted = selection.elementTypes {
      for type in wanted where !kernels.contains(where: { $0.elementType == type }) {
        throw .nothingSelected(
          reason: "--kernel and --isa leave no kernel on elements of \(type.rawValue)")
      }
      return wanted.uniqued()
    }
    let perPattern = (selection.kernels?.patterns ?? []).map { pattern in
      let reached = kernels.filter { pattern.matches($0.id) }.map(\.elementType).uniqued()
      return reached.contains(.float32) ? [.float32] : reached
    }
    let types = perPattern.flatMap(\.self).uniqued()
    return types.isEmpty ? [.float32] : types
  }
}
