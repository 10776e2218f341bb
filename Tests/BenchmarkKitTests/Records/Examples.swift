// Records that tests start from.

import BenchmarkKit

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Records that tests start from; every field differs from its neighbours.
enum Example {
  static let placement = RecordedPlacement(alignment: 64, sourceDestinationOffset: 2048)
  static let figures = BenchmarkFigures(
    batch: 100, samples: [50, 51.5, 49.25, 60], rounds: 4, stopReason: "interval", median: 50.75,
    interval: .init(low: 49.25, high: 60), mad: 1.125, minimum: 49.25, p95: 60, allocatedBytes: 0)

  static func identity(
    _ kernel: String = "relu/simd8/avx2", suite: String = "quick", elements: Int = 4096,
    threads: Int = 1, placement: RecordedPlacement = placement
  ) -> BenchmarkIdentity {
    let parts = kernel.split(separator: "/").map(String.init)
    return BenchmarkIdentity(
      suite: suite, kernel: kernel, operation: parts[0], variant: parts[1],
      wrappedVariant: parts.count > 3 ? parts[2] : nil, instructionSet: parts[parts.count - 1],
      elements: elements, distribution: "uniform-50", placement: placement, threads: threads,
      bytesPerIteration: elements * 8)
  }

  /// A benchmark whose median and interval are chosen, the rest as it comes.
  static func benchmark(
    _ identity: BenchmarkIdentity = identity(), median: Double = 50.75, spread: Double = 0.01,
    flags: [String] = []
  ) -> BenchmarkRecord {
    var figures = figures
    if median.isFinite, median != figures.median {
      figures.samples = figures.samples.map { $0 / 50.75 * median }
      figures.minimum *= median / 50.75
      figures.p95 *= median / 50.75
      figures.mad *= median / 50.75
    }
    figures.median = median
    figures.interval = .init(low: median * (1 - spread), high: median * (1 + spread))
    return BenchmarkRecord(identity: identity, outcome: .ok(figures), flags: flags)
  }

  /// The benchmark as part of a group that had a ceiling.
  static func withCeiling(_ benchmark: BenchmarkRecord) -> BenchmarkRecord {
    var benchmark = benchmark
    benchmark.group = 3
    benchmark.ceiling = RecordedCeiling(
      name: "copy", threads: 1, throughput: 800.5, interval: .init(low: 790, high: 810.25))
    benchmark.busBytesPerIteration = 12 * 4096
    benchmark.loop = "avx2-x4"
    return benchmark
  }

  /// The benchmark with all that the instruments can show.
  static func withConditions(_ benchmark: BenchmarkRecord) -> BenchmarkRecord {
    var benchmark = benchmark
    benchmark.frequency = RecordedFrequency([3.5, 3.75, 3.25])
    benchmark.disturbance = RecordedDisturbance(
      stolenShare: 0.125, involuntarySwitches: 7, throttledShare: 0.25, throttledNanoseconds: 3)
    benchmark.counters = RecordedCounters(
      EventCounts(cycles: 500, instructions: 1200), iterations: 4)
    return benchmark
  }

  static let noise = NoiseRecord(
    before: NoiseReading(
      computeJitter: 0.0041, memoryJitter: 0.071, stolenShare: 0, frequency: 3.5),
    after: NoiseReading(
      computeJitter: 0.003, memoryJitter: 0.01, stolenShare: 0.002, frequency: 3.25))

  static let command: CommandRecord = {
    var command = CommandRecord(
      arguments: ["run", "--suite", "quick"], verb: "run", suite: "quick", seed: .max,
      budgetSeconds: 60, startedAt: Date(timeIntervalSince1970: 1_700_000_000.75))
    command.noise = noise
    return command
  }()

  /// Everything is known of this machine.
  static let environment = Environment(
    cpu: CPUFacts(
      model: "Example CPU", vendor: "GenuineIntel", architecture: "x86_64", coresOnline: 8,
      coresAvailable: 8,
      caches: [
        CPUFacts.Cache(level: 1, type: "data", bytes: 49152, sharedBy: 2),
        CPUFacts.Cache(level: 2, type: "unified", bytes: 2 << 20),
      ],
      instructionSets: ["baseline", "avx2"], frequencyMHz: 3400.5, governor: "performance",
      turbo: false),
    memory: MemoryFacts(
      totalBytes: 32 << 30, availableBytes: 30 << 30, pageSize: 4096, hugePageSize: 2 << 20,
      transparentHugePages: "madvise", swapUsedBytes: 0),
    system: SystemFacts(
      os: "Debian GNU/Linux", version: "12", kernel: "6.1.0", hypervisor: nil, container: nil,
      cpuQuotaCores: nil, loadAverage: [0.1, 0.2, 0.3], onBattery: false),
    allocator: AllocatorFacts(
      name: "jemalloc", version: "5.3.0", options: ["narenas": "8", "thp": "default"],
      linkage: .dynamic, servesMalloc: true,
      statistics: AllocatorFacts.Statistics(
        allocatedBytes: 1 << 20, activeBytes: 3 << 19, residentBytes: 1 << 22)),
    build: BuildFacts(
      swiftVersion: "6.3.1", configuration: .release,
      flags: BuildFacts.Flags(scalar: "-s", avx2: "-a", avx512: "-b"), commit: "0123abc",
      dirty: false,
      observed: BuildFacts.Observed(
        swift: .speed, c: .speed, swiftInstructionSets: [], cInstructionSets: [],
        linkage: .dynamic)),
    clock: ClockFacts(source: "tsc", resolutionNanoseconds: 1, overheadNanoseconds: 20.5),
    counters: CounterFacts())

  /// Every status and every optional part at least once.
  static let record: Record = {
    var leaky = identity("leaky-relu/parallel-dispatch/simd16/avx512", threads: 4)
    leaky.slope = 0.01
    leaky.chunking = RecordedChunking(policy: .dynamic, grain: 1024)
    var tensor = identity("relu/simd8/avx2", suite: "networks")
    tensor.network = .tensors(
      [NetworkPart.Tensor(index: 3, name: "conv2_1", shape: [1, 64, 112, 112])], of: "resnet-50")
    var pass = tensor
    pass.network = .pass(of: "resnet-50")
    pass.cache = .cold
    pass.placement.output = .inPlace
    return Record(
      environment: environment, command: command,
      benchmarks: [
        withConditions(withCeiling(benchmark(flags: ["outliers", "two-clusters"]))),
        BenchmarkRecord(identity: leaky, outcome: .skipped(reason: "this CPU lacks AVX-512")),
        BenchmarkRecord(identity: tensor, outcome: .wrongAnswer(reason: "element 7 differs")),
        BenchmarkRecord(identity: pass, outcome: .invalid(reason: "the clock stood still")),
        BenchmarkRecord(
          identity: identity("relu/simd16/avx512"),
          outcome: .invalid(reason: "above its ceiling", figures: figures)),
      ])
  }()
}
