// The memory limit is the lowest on the way up from the process's control group.
import JemallocMemory
import Testing

extension JemallocTests {
  @Suite struct MemoryLimitTests {
    @Test func limitIsAtMostTheMachine() {
      #expect(MemoryLimit.bytes > 0)
      #expect(MemoryLimit.bytes <= MemoryLimit.physical)
    }

    #if os(Linux)
      @Test(
        arguments: [
          (
            ["/proc/self/cgroup": "0::/\n", "/sys/fs/cgroup/memory.max": "2147483648\n"],
            2_147_483_648
          ),
          (["/proc/self/cgroup": "0::/\n", "/sys/fs/cgroup/memory.max": "max\n"], nil),
          (["/proc/self/cgroup": "0::/\n"], nil),
          ([:], nil),
          (
            [
              "/proc/self/cgroup": "0::/user.slice/session.scope\n",
              "/sys/fs/cgroup/user.slice/session.scope/memory.max": "max\n",
              "/sys/fs/cgroup/user.slice/memory.max": "1000000\n",
              "/sys/fs/cgroup/memory.max": "3000000\n",
            ], 1_000_000
          ),
          (
            [
              "/proc/self/cgroup": "5:cpu,cpuacct:/x\n4:memory:/docker/a:b\n0::/\n",
              "/sys/fs/cgroup/memory/docker/a:b/memory.limit_in_bytes": "777\n",
              "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
            ], 777
          ),
        ] as [([String: String], Int?)])
      func lowestLimitWins(files: [String: String], limit: Int?) {
        #expect(MemoryLimit.lowestLimit { files[$0] } == limit)
      }
    #endif
  }
}
