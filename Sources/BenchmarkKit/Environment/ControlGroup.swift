// The processor time that a Linux control group leaves to this program.

/// The control groups this program is in, read from a tree of system files.
struct ControlGroup {
  /// The files of the machine.
  let tree: SystemTree

  /// The smallest quota of the group and those around it, in cores; nil for no limit.
  ///
  /// Version 2: `cpu.max` holds quota and period, each group is bound by its parents too
  /// (Linux Documentation/admin-guide/cgroup-v2.rst). Version 1: `cpu.cfs_quota_us`, -1 for none
  /// (Documentation/scheduler/sched-bwc.rst).
  var cpuQuotaCores: Double? {
    var quotas: [Double] = []
    for line in tree.text("proc/self/cgroup")?.split(separator: "\n") ?? [] {
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      for group in ancestors(of: String(fields[2])) {
        if fields[0] == "0" {
          quotas += quota2("sys/fs/cgroup\(group)/cpu.max").map { [$0] } ?? []
        } else if fields[1].split(separator: ",").contains("cpu") {
          quotas += quota1("sys/fs/cgroup/cpu\(group)").map { [$0] } ?? []
        }
      }
    }
    return quotas.min()
  }

  /// `/a/b` gives `/a/b`, `/a` and the empty path of the top.
  private func ancestors(of path: String) -> [String] {
    let parts = path.split(separator: "/")
    return (0...parts.count).reversed().map { count in
      parts.prefix(count).map { "/" + $0 }.joined()
    }
  }

  private func quota2(_ path: String) -> Double? {
    let fields = tree.text(path)?.split(separator: " ").map { Double($0) } ?? []
    guard fields.count == 2, let quota = fields[0], let period = fields[1], period > 0 else {
      return nil
    }
    return quota / period
  }

  private func quota1(_ folder: String) -> Double? {
    guard let quota = tree.number("\(folder)/cpu.cfs_quota_us"), quota > 0,
      let period = tree.number("\(folder)/cpu.cfs_period_us"), period > 0
    else { return nil }
    return Double(quota) / Double(period)
  }
}
