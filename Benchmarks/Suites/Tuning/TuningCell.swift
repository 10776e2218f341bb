// One measurement of a tuning: everything that `auto` can choose, on one count of elements.

import ReLUKernels

/// A count of elements of one kind of call.
struct TuningCell: Hashable {
  /// What is computed.
  let operation: KernelOperation
  /// Whether the output is the last input's buffer.
  let inPlace: Bool
  /// Elements.
  let count: Int

  /// Every cell: an operation of each kind, out of place and in place, every doubling up to as many elements as
  /// `largest` has for the kind.
  ///
  /// The counts of one kind ascend. An operation that in place shrinks its numbers from call to call is not
  /// measured there.
  static func all(
    largest: (_ operation: KernelOperation, _ inPlace: Bool) -> Int
  ) -> [TuningCell] {
    KernelOperation.representatives.flatMap { operation in
      [false, true].filter { !$0 || operation.definition.repetition == .lasting }.flatMap {
        inPlace in
        let most = largest(operation, inPlace)
        return sequence(first: smallest) { $0 * 2 }.prefix { $0 <= most }.map {
          TuningCell(operation: operation, inPlace: inPlace, count: $0)
        }
      }
    }
  }

  /// Below it nothing is chosen but the kernel that is called at once.
  static let smallest = 256

  /// What is measured side by side, on every doubling of threads up to `cores`.
  func group(cores: Int) -> BenchmarkGroup {
    let workload = Workload(
      operation: operation, elements: count,
      placement: .standard.with(output: inPlace ? .inPlace : .reused))
    let specs = Self.threadCounts(cores: cores).flatMap { threads in
      choices(threads: threads).compactMap { choice -> BenchmarkSpec? in
        guard let kernel = choice.kernel(for: operation)?.identity else { return nil }
        guard kernel.supportsInPlace || !inPlace else { return nil }
        return BenchmarkSpec(
          kernel: kernel, workload: workload, threads: threads,
          chunking: threads > 1 ? Chunking() : nil)
      }
    }
    return BenchmarkGroup(title: workload.title, specs: specs)
  }

  /// Every doubling, and all cores.
  static func threadCounts(cores: Int) -> [Int] {
    (sequence(first: 1) { $0 * 2 }.prefix { $0 < cores } + [cores]).uniqued()
  }

  /// What `auto` may do with so many threads, on this CPU.
  ///
  /// Every variant on the best instruction set; on the plainer ones, whose narrower vectors are
  /// faster beyond the caches of some CPUs, the loop that the compiler vectorizes and those that
  /// stream. But not where narrow vectors have much to compute: leaky-relu-gradient on 256 Ki elements
  /// took 42 or 77 us with them on Zen 3, by turns, where wide ones took 43.
  private func choices(threads: Int) -> [AutoChoice] {
    let best = InstructionSet.bestAvailable
    let plainer =
      hasMuchToCompute ? [] : InstructionSet.compiled.filter { $0 < best }
    return AutoChoice.variants.map { AutoChoice($0, best, threads: threads) }
      + plainer.flatMap { set in
        ["autovectorized", "streaming", "streaming-unprefetched"].map {
          AutoChoice($0, set, threads: threads)
        }
      }
  }

  /// Whether narrow vectors are the limit, and not what they load and store.
  private var hasMuchToCompute: Bool {
    switch operation.definition.arithmetic {
    case .choice: false
    case .product: operation.inputCount > 1
    case .series: true
    }
  }
}
