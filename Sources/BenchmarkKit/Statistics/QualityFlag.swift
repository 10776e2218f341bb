// What may be wrong with a set of samples, and what to do about it.

/// A warning attached to a result; the raw values go into records.
public enum QualityFlag: String, Sendable, CaseIterable {
  /// Some samples lie far from the others.
  case outliers
  /// The samples fall into two clusters.
  case twoClusters = "two-clusters"
  /// The interval is wider than asked for.
  case unstable
  /// Too few samples for an interval.
  case fewSamples = "few-samples"
  /// Samples shorter than the clock can be trusted with.
  case shortSamples = "short-samples"
  /// The core ran slower than it can.
  case throttled
  /// The hypervisor gave cores to other machines.
  case stolenTime = "stolen-time"
  /// The CPU quota was used up, and all threads stopped.
  case quotaThrottled = "quota-throttled"
  /// Something else worked on the other hardware thread of the core.
  case sharedCore = "shared-core"
  /// The whole process did not run for a while.
  case paused
  /// Other libraries' threads did not sleep when somebody else's turn came.
  case unsettled
  /// The ceiling wrote to a buffer that was there, the benchmark to one it allocated.
  case reusedCeiling = "reused-ceiling"
  /// The ceiling is not known finely enough to say how far below it the benchmark is.
  case uncertainCeiling = "uncertain-ceiling"
  /// The calls came from an interpreter, whose cost is part of the figure.
  case interpreted
}

extension QualityFlag {
  /// What was seen, one sentence.
  public var text: String {
    switch self {
    case .outliers: "some samples lie far from the others; they are kept"
    case .twoClusters: "the samples fall into two clusters, and the median describes neither"
    case .unstable: "the interval of the median is wider than asked for"
    case .fewSamples: "there are too few samples for an interval of the median"
    case .shortSamples: "the samples are too short for the clock, even with the largest batch"
    case .throttled: "the core ran below 95 % of its frequency for a part of the time, or all of it"
    case .stolenTime: "the hypervisor gave more than 1 % of the time to other machines"
    case .quotaThrottled:
      "the CPU quota was used up in more than 1 % of its periods, and all threads were stopped"
    case .sharedCore:
      "something else worked on the core's other hardware thread beside more than a tenth of the "
        + "samples; where enough were beside a clear core, the figures are of those"
    case .paused:
      "the process was stopped or the machine slept meanwhile; samples that this interrupted were "
        + "taken again"
    case .unsettled: "threads of another library kept running when it was not their turn"
    case .reusedCeiling: "the ceiling allocates nothing, the benchmark allocates its output"
    case .uncertainCeiling:
      "the benchmark lies above its ceiling by what two loops may differ, or the interval of its "
        + "share reaches above it"
    case .interpreted:
      "the figure includes what it costs a Python interpreter to call the library"
    }
  }

  /// What the user can do, one sentence.
  public var action: String {
    switch self {
    case .outliers: "close other programs, or compare medians and not means"
    case .twoClusters:
      "look at the two centres: page placement, frequency steps, sleeping threads and cores "
        + "that a host moves apart cause this; see relubench doctor"
    case .unstable: "raise the budget, or find out what disturbs the machine"
    case .fewSamples: "raise the budget or the minimum of rounds to 6 or more"
    case .shortSamples: "check that the work was not optimized away, or measure more elements"
    case .throttled: "let the machine cool, fix its frequency, and see relubench doctor"
    case .stolenTime: "measure at another hour, or on a machine with cores of its own"
    case .quotaThrottled:
      "use fewer threads than the quota has cores, or lift it; see relubench doctor"
    case .sharedCore:
      "keep the other CPUs idle; on a virtual machine it may be a neighbour: raise the budget, so that "
        + "clear spells can be waited for, or use a machine with cores of its own; see relubench doctor"
    case .paused:
      "let it run (no Ctrl-Z, debugger, frozen container or sleeping machine) and measure again if it "
        + "matters: the machine may have been another one before and after"
    case .unsettled:
      "let them sleep (unset OMP_WAIT_POLICY and GOMP_SPINCOUNT), or measure each library in a run of "
        + "its own"
    case .reusedCeiling: "read the share of the ceiling as the cost of allocating, too"
    case .uncertainCeiling: "take the share of the ceiling for an estimate"
    case .interpreted:
      "read small sizes, below some ten thousand elements, as what a Python program sees, not as the "
        + "library's own speed"
    }
  }
}

extension Summary {
  /// The warnings these samples deserve, in the order of the cases.
  ///
  /// - Parameters:
  ///   - target: The relative half-width asked for; wider than that is `unstable`.
  ///   - isTooShort: As the engine found when it calibrated.
  /// - Returns: None for samples that give no cause for doubt.
  public func flags(
    targetRelativeHalfWidth target: Double, isTooShort: Bool = false
  ) -> [QualityFlag] {
    QualityFlag.allCases.filter { flag in
      switch flag {
      case .outliers: !outliers.isEmpty
      case .twoClusters: clusters != nil
      case .unstable: interval.map { $0.relativeHalfWidth > target } ?? false
      case .fewSamples: interval == nil
      case .shortSamples: isTooShort
      // The machine's, not the samples': whoever measures adds them.
      case .throttled, .stolenTime, .quotaThrottled, .sharedCore, .paused, .unsettled: false
      // No matter of the samples: whoever held them against a ceiling adds it.
      case .reusedCeiling, .uncertainCeiling, .interpreted: false
      }
    }
  }
}
