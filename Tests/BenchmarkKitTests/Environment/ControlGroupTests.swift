// The quota and its periods, from files of machines that are made up.

#if os(Linux)
  import BenchmarkKit
  import SystemPackage
  import Testing

  @Suite struct ControlGroupTests {
    /// Files, and what they mean.
    struct Case: Sendable, CustomTestStringConvertible {
      let testDescription: String
      let files: [String: String]
      let quota: Double?
      var periods: QuotaPeriods?
    }

    /// A line of `/proc/self/mountinfo`.
    private static func mount(
      _ type: String, at point: String, root: String = "/", options: String = "rw"
    ) -> String {
      "31 23 0:28 \(root) \(point) rw,relatime shared:9 master:1 - \(type) none \(options)\n"
    }

    private static func stat(_ periods: Int, _ throttled: Int, _ time: String) -> String {
      "usage_usec 12\nnr_periods \(periods)\nnr_throttled \(throttled)\n\(time)\n"
    }

    static let cases = [
      Case(
        testDescription: "version 2, mounted elsewhere",
        files: [
          "proc/self/mountinfo": mount("proc", at: "/proc") + mount("cgroup2", at: "/groups"),
          "proc/self/cgroup": "0::/a/b\n", "groups/a/b/cpu.max": "max 100000\n",
          "groups/a/cpu.max": "150000 100000\n",
          "sys/fs/cgroup/a/cpu.max": "1000 100000\n",
          "groups/a/b/cpu.stat": stat(20, 1, "throttled_usec 7"),
          "groups/a/cpu.stat": stat(200, 10, "throttled_usec 70"),
        ], quota: 1.5,
        periods: QuotaPeriods(all: 220, throttled: 11, throttledNanoseconds: 77_000)),
      Case(
        testDescription: "version 1, joined with another controller, by its usual place",
        files: [
          "proc/self/cgroup": "4:cpuset:/c\n3:cpu,cpuacct:/job\n",
          "sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_quota_us": "50000\n",
          "sys/fs/cgroup/cpu,cpuacct/job/cpu.cfs_period_us": "100000\n",
          "sys/fs/cgroup/cpu,cpuacct/job/cpu.stat": stat(9, 4, "throttled_time 123"),
        ], quota: 0.5, periods: QuotaPeriods(all: 9, throttled: 4, throttledNanoseconds: 123)),
      Case(
        testDescription: "version 1, its mount found by the controller and not by a longer name",
        files: [
          "proc/self/mountinfo": mount("cgroup", at: "/x/set", options: "rw,cpuset")
            + mount("cgroup", at: "/x/my\\040cpu", options: "rw,cpuacct,cpu"),
          "proc/self/cgroup": "4:cpuset:/job\n3:cpuacct,cpu:/job\n",
          "x/my cpu/job/cpu.cfs_quota_us": "200000\n",
          "x/my cpu/job/cpu.cfs_period_us": "100000\n",
          "x/set/job/cpu.cfs_quota_us": "10000\n", "x/set/job/cpu.cfs_period_us": "100000\n",
        ], quota: 2),
      Case(
        testDescription: "hybrid: processors are version 1's",
        files: [
          "proc/self/mountinfo": mount("cgroup", at: "/sys/fs/cgroup/cpu", options: "rw,cpu")
            + mount("cgroup2", at: "/sys/fs/cgroup/unified"),
          "proc/self/cgroup": "1:cpu:/job\n0::/job\n",
          "sys/fs/cgroup/cpu/job/cpu.cfs_quota_us": "300000\n",
          "sys/fs/cgroup/cpu/job/cpu.cfs_period_us": "200000\n",
          "sys/fs/cgroup/unified/job/cgroup.procs": "1\n",
        ], quota: 1.5),
      Case(
        testDescription: "a namespace that shows another path than there is",
        files: [
          "proc/self/mountinfo": mount("cgroup2", at: "/sys/fs/cgroup"),
          "proc/self/cgroup": "0::/system.slice/docker-1.scope\n",
          "sys/fs/cgroup/cpu.max": "250000 100000\n",
        ], quota: 2.5),
      Case(
        testDescription: "a namespace below which the process is not",
        files: [
          "proc/self/mountinfo": mount("cgroup2", at: "/sys/fs/cgroup"),
          "proc/self/cgroup": "0::/../other\n", "sys/fs/cgroup/cpu.max": "250000 100000\n",
          "sys/fs/other/cpu.max": "100000 100000\n",
        ], quota: 2.5),
      Case(
        testDescription: "a part of the hierarchy is mounted",
        files: [
          "proc/self/mountinfo": mount("cgroup2", at: "/elsewhere", root: "/pod")
            + mount("cgroup2", at: "/sys/fs/cgroup", root: "/docker/1"),
          "proc/self/cgroup": "0::/docker/1/init\n",
          "sys/fs/cgroup/init/cpu.max": "100000 100000\n", "elsewhere/cpu.max": "1 100000\n",
        ], quota: 1),
      Case(
        testDescription: "no limit",
        files: [
          "proc/self/cgroup": "0::/a\n", "sys/fs/cgroup/a/cpu.max": "max 100000\n",
          "sys/fs/cgroup/a/cpu.stat": "usage_usec 5\n",
        ], quota: nil),
      Case(
        testDescription: "nonsense",
        files: [
          "proc/self/mountinfo": "31 23\n\n - cgroup2\n31 23 0:28 / /m rw - cgroup2\n",
          "proc/self/cgroup": "\n0\n0:\n:::\n0::/a\n",
          "sys/fs/cgroup/a/cpu.max": "-1 0\n", "sys/fs/cgroup/cpu.max": "fast\n",
          "sys/fs/cgroup/a/cpu.stat": "nr_periods\nnr_throttled x\n",
        ], quota: nil),
      Case(testDescription: "nothing", files: ["other": ""], quota: nil),
    ]

    @Test(arguments: cases) func quotaAndPeriods(_ example: Case) throws {
      try TemporaryFolder.with { root in
        try Machine(files: example.files).build(under: root)
        let group = ControlGroup(root: root)
        #expect(group.cpuQuotaCores == example.quota)
        #expect(group.quotaPeriods == example.periods)
      }
    }
  }
#endif
