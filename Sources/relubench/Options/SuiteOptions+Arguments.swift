// The same options as a command line again, for the workers of a duel.

extension SuiteOptions {
  /// Arguments that parse to these options.
  var arguments: [String] {
    Self.option("--suite", suite) + kernels.arguments + workloads.arguments
      + Self.option("--seed", seed)
  }

  /// An option with its value; nothing where it was not given.
  fileprivate static func option(_ name: String, _ value: (some CustomStringConvertible)?)
    -> [String]
  {
    value.map { ["\(name)=\($0)"] } ?? []
  }
}

extension KernelOptions {
  fileprivate var arguments: [String] {
    operationNames.flatMap { SuiteOptions.option("--operation", $0) }
      + typeNames.flatMap { SuiteOptions.option("--type", $0) }
      + kernelGlobs.flatMap { SuiteOptions.option("--kernel", $0) }
      + SuiteOptions.option("--isa", instructionSetName)
  }
}

extension WorkloadOptions {
  fileprivate var arguments: [String] {
    SuiteOptions.option("--elements", elements) + SuiteOptions.option("--threads", threads)
      + distributionNames.flatMap { SuiteOptions.option("--distribution", $0) }
      + cacheNames.flatMap { SuiteOptions.option("--cache", $0) }
      + consumerNames.flatMap { SuiteOptions.option("--consumer", $0) }
      + SuiteOptions.option("--chunk-policy", chunkPolicy) + SuiteOptions.option("--grain", grain)
      + SuiteOptions.option("--slope", slope) + SuiteOptions.option("--alignment", alignment)
      + SuiteOptions.option("--distance", distance) + (hugePages ? ["--huge-pages"] : [])
      + SuiteOptions.option("--into", into)
  }
}
