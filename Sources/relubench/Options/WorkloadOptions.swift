// The options that narrow or replace parts of a suite.

import ArgumentParser
import BenchmarkSuites
import ReLUKernels

/// What is measured, where the suite's own choice is not wanted.
struct WorkloadOptions: ParsableArguments {
  // Numbers are taken as they stand (`unconditional`): a negative one is then called out of range,
  // or is a slope, instead of an option that nobody knows.

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Element counts instead of the suite's: 4Ki, 1Mi, 2^20, ranges that double (64..1Ki), lists.",
      valueName: "counts"))
  var elements: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Thread counts instead of the suite's: 1, 1..4, all, lists.", valueName: "counts"))
  var threads: String?

  @Option(
    name: .customLong("distribution"),
    help: ArgumentHelp(
      "Distribution of x; may be repeated: "
        + Distribution.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "name"))
  var distributionNames: [String] = []

  @Option(
    name: .customLong("cache"),
    help: ArgumentHelp(
      "What the caches hold, warm (the data) or cold (other data); may be repeated.",
      valueName: "state"))
  var cacheNames: [String] = []

  @Option(
    name: .customLong("consumer"),
    help: ArgumentHelp(
      "Who uses an output within the iteration, none or read (a pass over it); may be repeated.",
      valueName: "name"))
  var consumerNames: [String] = []

  @Option(
    help: ArgumentHelp("How parallel kernels split: static or dynamic.", valueName: "policy"))
  var chunkPolicy: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Elements of the smallest chunk, as in 16Ki.", valueName: "count"))
  var grain: String?

  @Option(parsing: .unconditional, help: "Slope of leaky ReLU (default: 0.01).")
  var slope: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Alignment of x, a power of two from 4 to 4096.", valueName: "bytes"))
  var alignment: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Distance from source to destination modulo 4096.", valueName: "bytes"))
  var distance: Int?

  @Flag(help: "Ask the system for 2 MiB pages under the buffers (Linux).")
  var hugePages = false

  @Option(
    help: ArgumentHelp("Where the output goes: reused, fresh or in-place.", valueName: "place"))
  var into: String?

  /// The wishes as the suites take them; `kernels` adds which kernels.
  func selection(_ kernels: KernelOptions) throws(OptionError) -> Selection {
    var selection = Selection()
    selection.operations = try kernels.operations()
    selection.elementTypes = try kernels.elementTypes()
    selection.kernels = try kernels.filter()
    selection.instructionSetCap = try kernels.instructionSetCap()
    if let elements { selection.elements = try ElementCounts(parsing: elements) }
    if let threads { selection.threads = try ThreadCounts(parsing: threads) }
    if !distributionNames.isEmpty {
      var distributions: [Distribution] = []
      for name in distributionNames.flatMap({ $0.split(separator: ",") }) {
        distributions.append(try Distribution(parsing: String(name)))
      }
      selection.distributions = distributions
    }
    if !cacheNames.isEmpty {
      var caches: [CacheState] = []
      for name in cacheNames.flatMap({ $0.split(separator: ",") }) {
        caches.append(try CacheState(parsing: String(name)))
      }
      selection.caches = caches
    }
    if !consumerNames.isEmpty {
      var consumers: [Consumer] = []
      for name in consumerNames.flatMap({ $0.split(separator: ",") }) {
        consumers.append(try Consumer(parsing: String(name)))
      }
      selection.consumers = consumers
    }
    if let chunkPolicy { selection.chunkPolicy = try Chunking.Policy(parsing: chunkPolicy) }
    if let grain { selection.grain = try ElementCounts.count(parsing: grain, option: "--grain") }
    selection.slope = slope
    selection.alignment = alignment
    selection.sourceDestinationDistance = distance
    #if os(Linux)
      if hugePages { selection.hugePages = true }
    #else
      if hugePages {
        throw .outOfRange(
          option: "--huge-pages", value: "on", allowed: "Linux only; macOS chooses pages by itself")
      }
    #endif
    if let into { selection.output = try Placement.Output(parsing: into) }
    return selection
  }
}
