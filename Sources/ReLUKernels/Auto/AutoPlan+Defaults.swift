// The plan where nothing was measured.

import KernelInterface

extension AutoPlan {
  /// A plan from cache sizes and cores.
  ///
  /// - Vectors of 32 bytes on the best instruction set: a core commits no more than a line a cycle, or on
  ///   Zen 4 half of one, which two of them fill as one of 64 bytes does; and on Zen 4 the wider ones were never
  ///   faster, and slower where arrays fill the first cache.
  /// - A second thread joins when each has more to do than fits into a core's first cache: below that
  ///   the hand-over takes longer than the work.
  /// - Streaming begins at three quarters of the last cache, where glibc's `memcpy` begins
  ///   (`sysdeps/x86/dl-cacheinfo.h`), counted over the bytes of all threads; never in place.
  ///
  /// - Parameters:
  ///   - situation: What the plan is for.
  ///   - machine: Where it is carried out.
  public init(for situation: AutoSituation, on machine: MachineShape) {
    let best = machine.instructionSet
    let most = max(1, min(situation.threads, machine.cores))
    let streamsFrom =
      situation.inPlace ? Int.max : situation.elements(machine.lastLevelBytes / 4 * 3)
    var steps: [Step] = []
    var threads = 1
    while threads < most {
      // As many threads as get so much each.
      let next = min(most, threads * 2)
      let end = situation.elements(next * machine.level1Bytes) - 1
      guard end < streamsFrom else { break }
      if end > steps.last?.upTo ?? -1 {
        steps.append(Step(upTo: end, AutoChoice("simd8", best, threads: threads)))
      }
      threads = next
    }
    if streamsFrom < Int.max {
      steps.append(Step(upTo: max(streamsFrom, 1), AutoChoice("simd8", best, threads: most)))
      steps.append(Step(upTo: .max, AutoChoice("streaming", best, threads: most)))
    } else {
      steps.append(Step(upTo: .max, AutoChoice("simd8", best, threads: most)))
    }
    guard let plan = AutoPlan(steps) else { preconditionFailure("steps that do not ascend") }
    self = plan
  }
}
