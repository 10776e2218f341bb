// The options that say what is measured: suite, kernels, workloads, seed.

import ArgumentParser
import BenchmarkSuites

/// What a verb measures.
struct SuiteOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The suite: " + Suite.all.map(\.name).joined(separator: ", ") + ".", valueName: "name"))
  var suite: String?

  @OptionGroup(title: "Which kernels") var kernels: KernelOptions

  @OptionGroup(title: "Which workloads") var workloads: WorkloadOptions

  @Option(parsing: .unconditional, help: "Seed of every random value.")
  var seed: UInt64 = 1

  /// Settles what is measured.
  ///
  /// - Parameters:
  ///   - standard: The suite where none is named.
  ///   - budgetSeconds: For all groups; nil for the suite's own.
  ///   - measuresCeilings: Whether what the memory can do is measured beside the kernels.
  /// - Returns: What would be measured.
  /// - Throws: `OptionError`.
  func plan(
    suite standard: Suite, budgetSeconds: Double?, measuresCeilings: Bool = false
  ) throws(OptionError) -> RunPlan {
    try RunPlan(
      suite: suite ?? standard.name, selection: try workloads.selection(kernels),
      budgetSeconds: budgetSeconds, seed: seed, measuresCeilings: measuresCeilings)
  }
}
