// The options by which every verb selects kernels.

import ArgumentParser
import BenchmarkSuites
import ReLUKernels

/// Which kernels a verb is about.
struct KernelOptions: ParsableArguments {
  @Option(
    name: .customLong("operation"),
    help: ArgumentHelp(
      "Only this operation; may be repeated: "
        + KernelOperation.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "name"))
  var operationNames: [String] = []

  @Option(
    name: .customLong("type"),
    help: ArgumentHelp(
      "Only elements of this type; may be repeated: "
        + ElementType.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "name"))
  var typeNames: [String] = []

  @Option(
    name: .customLong("kernel"),
    help: ArgumentHelp(
      "Only kernels whose id matches; * matches anything, as in 'relu/simd*'. May be repeated.",
      valueName: "glob"))
  var kernelGlobs: [String] = []

  @Option(
    name: .customLong("isa"),
    help: ArgumentHelp(
      "No kernel above this instruction set: baseline, avx2, avx512.", valueName: "name"))
  var instructionSetName: String?

  /// The operations named; nil where none is.
  func operations() throws(OptionError) -> [KernelOperation]? {
    guard !operationNames.isEmpty else { return nil }
    var operations: [KernelOperation] = []
    for text in operationNames.flatMap({ $0.split(separator: ",") }) {
      operations.append(try KernelOperation(parsing: String(text)))
    }
    return operations
  }

  /// The types named; nil where none is.
  func elementTypes() throws(OptionError) -> [ElementType]? {
    guard !typeNames.isEmpty else { return nil }
    var types: [ElementType] = []
    for text in typeNames.flatMap({ $0.split(separator: ",") }) {
      types.append(try ElementType(parsing: String(text)))
    }
    return types
  }

  /// The patterns given; nil where none is.
  func filter() throws(OptionError) -> GlobFilter? {
    kernelGlobs.isEmpty ? nil : try GlobFilter(parsing: kernelGlobs)
  }

  /// The highest instruction set allowed; nil for no limit.
  func instructionSetCap() throws(OptionError) -> InstructionSet? {
    guard let instructionSetName else { return nil }
    return try InstructionSet(parsing: instructionSetName)
  }

  /// The kernels of the catalog that the options leave, available or not.
  func kernels() throws(OptionError) -> [any Kernel] {
    let all = BenchmarkCatalog.all
    let operations = try operations() ?? KernelOperation.allCases
    let types = try elementTypes() ?? ElementType.allCases
    let cap = try instructionSetCap() ?? .avx512
    let matched = try filter()?.selection(from: all.map(\.identity)) ?? all.map(\.identity)
    let ids = Set(
      matched.filter {
        operations.contains($0.operation) && types.contains($0.elementType)
          && $0.instructionSet <= cap
      }.map(\.id))
    guard !ids.isEmpty else {
      throw .nothingSelected(
        reason: "--kernel, --operation, --type and --isa together leave no kernel of the catalog")
    }
    return all.filter { ids.contains($0.id) }
  }
}
