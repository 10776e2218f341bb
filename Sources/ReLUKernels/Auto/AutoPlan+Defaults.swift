// The plan where nothing was measured.

import KernelInterface

extension AutoPlan {
  /// A plan from cache sizes and cores.
  ///
  /// - Vectors of 32 bytes on the best instruction set: a core of AMD's stores no more than that in a cycle.
  ///   Where it stores twice as much, and where there is more to compute than a choice, for which vectors of 64 bytes need half
  ///   as many operations, those.
  /// - A second thread joins when each has three quarters of a core's first cache to do: what has left
  ///   the cache of one fits those of two again, and below that the hand-over takes longer than the work.
  /// - Streaming begins at three quarters of the last cache, where glibc's `memcpy` begins
  ///   (`sysdeps/x86/dl-cacheinfo.h`), counted over the bytes of all threads; never in place. Lines are asked
  ///   for ahead from four times the last cache on: nearer to it that takes more than it gives.
  ///
  /// - Parameters:
  ///   - situation: What the plan is for.
  ///   - machine: Where it is carried out.
  public init(for situation: AutoSituation, on machine: MachineShape) {
    let best = machine.instructionSet
    let computes = situation.operation.definition.arithmetic != .choice
    let isWide = best == .avx512 && (computes || machine.storesWholeLines)
    let variants = Self.variants(isWide ? "simd16" : "simd8", for: situation, on: machine)
    var steps: [Step] = []
    var start = 0
    for (end, threads) in Self.threads(for: situation, on: machine) where end >= start {
      for (upTo, variant) in variants where upTo >= start {
        steps.append(Step(upTo: min(upTo, end), AutoChoice(variant, best, threads: threads)))
        if upTo >= end { break }
      }
      guard end < .max else { break }
      start = end + 1
    }
    guard let plan = AutoPlan(steps) else { preconditionFailure("steps that do not ascend") }
    self = plan
  }

  /// Which variant up to which count of elements, whatever the threads.
  private static func variants(
    _ plain: String, for situation: AutoSituation, on machine: MachineShape
  ) -> [(upTo: Int, variant: String)] {
    guard !situation.inPlace else { return [(.max, plain)] }
    let (far, overflow) = machine.lastLevelBytes.multipliedReportingOverflow(by: 4)
    let streamsFrom = max(situation.elements(machine.lastLevelBytes / 4 * 3), 1)
    let asksFrom = max(situation.elements(overflow ? .max : far), streamsFrom)
    let ladder = [
      (streamsFrom - 1, plain), (asksFrom - 1, "streaming-unprefetched"), (Int.max, "streaming"),
    ]
    // Where one begins where the next does it has no counts.
    return ladder.enumerated().filter { index, step in
      index == 0 || step.0 > ladder[index - 1].0
    }.map(\.element)
  }

  /// How many threads get so much each, and up to which count of elements.
  private static func threads(
    for situation: AutoSituation, on machine: MachineShape
  ) -> [(upTo: Int, threads: Int)] {
    let most = max(1, min(situation.threads, machine.cores))
    var ladder: [(upTo: Int, threads: Int)] = []
    var threads = 1
    while threads < most {
      let next = threads > most / 2 ? most : threads * 2
      let (bytes, overflow) = next.multipliedReportingOverflow(by: machine.level1Bytes / 4 * 3)
      ladder.append((max(situation.elements(overflow ? .max : bytes) - 1, 0), threads))
      threads = next
    }
    return ladder + [(.max, most)]
  }
}
