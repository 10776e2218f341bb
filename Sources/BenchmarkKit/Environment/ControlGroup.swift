// The processor time that control groups leave to this program.

import CMachineFacts
package import SystemPackage

/// The control groups around this program, as the files of a machine describe them.
///
/// The reader is that of the kernel library, which has as many threads as the quota allows.
package struct ControlGroup {
  private let root: String

  /// Those of the machine whose files lie under `root`.
  package init(root: FilePath = "/") {
    // The reader appends absolute paths.
    self.root = root == "/" ? "" : root.string
  }

  /// The smallest quota of the group and those around it, in cores; nil for no limit.
  package var cpuQuotaCores: Double? {
    let quota = cmf_quota_cores(root)
    return quota > 0 ? quota : nil
  }

  /// How often the groups were stopped up to now; nil where none of them counts it.
  package var quotaPeriods: QuotaPeriods? {
    let found = cmf_find_throttling(root)
    guard found.is_known != 0 else { return nil }
    return QuotaPeriods(
      all: Int(found.periods), throttled: Int(found.throttled_periods),
      throttledNanoseconds: Int(found.throttled_nanoseconds))
  }
}
