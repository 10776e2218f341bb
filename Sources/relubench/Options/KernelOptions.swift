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
    let cap = try instructionSetCap() ?? .avx512
    let matched = try filter()?.selection(from: all.map(\.identity)) ?? all.map(\.identity)
    let ids = Set(
      matched.filter { operations.contains($0.operation) && $0.instructionSet <= cap }.map(\.id))
    guard !ids.isEmpty else {
      throw .nothingSelected(
        reason: "--kernel, --operation and --isa together leave no kernel of the catalog")
    }
    return all.filter { ids.contains($0.id) }
  }
}
