// Runs under limits that the system sets: processor time by control group, and threads.

import BenchmarkKit
import ReLUKernels
import TestSupport
import Testing

#if os(Linux)
  extension Platform {
    /// Runs `"$@"` in a new control group whose quota is `$quota` microseconds of 100 ms, of whichever
    /// version shares out processors here; ends with 99 where it may not.
    fileprivate static let quotaScript = """
      for top in /sys/fs/cgroup/cpu /sys/fs/cgroup/cpu,cpuacct /sys/fs/cgroup; do
        group=$top/relubench-test-$$
        mkdir "$group" 2>/dev/null || continue
        if { echo "$quota" >"$group/cpu.cfs_quota_us"; } 2>/dev/null ||
          { echo "$quota 100000" >"$group/cpu.max"; } 2>/dev/null; then
          sh -c 'echo $$ >"$0/cgroup.procs" || exit 99; exec "$@"' "$group" "$@"
          status=$?
          rmdir "$group"
          exit $status
        fi
        rmdir "$group"
      done
      exit 99
      """

    /// Whether a test may give a process a quota.
    fileprivate static var canLimitProcessorTime: Bool {
      get async { await runs(under: "quota=100000\n\(quotaScript)") }
    }

    /// Runs `"$@"` as a user who may have `$most` threads; root has no such limit.
    fileprivate static let threadScript = """
      exec setpriv --reuid $user --clear-groups prlimit --nproc=$most "$@"
      """

    /// Whether a test may become another user.
    fileprivate static var canBecomeAnotherUser: Bool {
      get async { await runs(under: "user=54321 most=5\n\(threadScript)") }
    }

    private static func runs(under script: String) async -> Bool {
      let command = Command("/bin/true", [], in: "/").under(script: script)
      return (try? await command.run().ending) == .exited(0)
    }
  }

  @Suite(
    .enabled("needs the right to make a control group") { await Platform.canLimitProcessorTime })
  struct QuotaTests {
    private static func run(
      _ arguments: [String], quota: Int, in folder: ScratchFolder
    ) async throws -> FinishedCommand {
      try await Command.relubench(arguments, in: folder)
        .under(script: "quota=\(quota)\n\(Platform.quotaScript)").run()
    }

    @Test(.enabled(if: availableCores > 1, "needs two cores"))
    func allThreadsAreThoseOfTheQuota() async throws {
      for (quota, expected) in [(100_000, 1), (110_000, 2)] {
        try await ScratchFolder.with { folder in
          let arguments = [
            "run", "--kernel", "relu/auto", "--elements", "4Ki", "--threads", "all", "--budget",
            "0.1", "--no-ceilings", "-o", "r.json",
          ]
          let run = try await Self.run(arguments, quota: quota, in: folder)
          #expect(run.ending == .exited(0), "\(run.errors)")
          let record = try folder.record("r.json")
          #expect(record.benchmarks.map(\.identity.threads).max() == expected)
          #expect(record.environment.system.cpuQuotaCores == Double(quota) / 100_000)
        }
      }
    }

    /// One thread that may have a twentieth of a core, which is less than what it gets beside many
    /// other processes.
    @Test func usedUpQuotaIsRecordedAndFlagged() async throws {
      try await ScratchFolder.with { folder in
        let run = try await Self.run(Short.run + ["-o", "r.json"], quota: 5000, in: folder)
        #expect(run.ending == .exited(0), "\(run.errors)")
        #expect(try folder.violations(in: "r.json") == [])
        let measured = try folder.record("r.json").benchmarks.filter { $0.status == .ok }
        #expect(!measured.isEmpty)
        for benchmark in measured {
          #expect(benchmark.flags.contains("quota-throttled"))
          #expect(benchmark.disturbance?.throttledShare ?? 0 > 0.01)
          // Kernels differ in when they count the time: of some rows there may be none yet.
          #expect(benchmark.disturbance?.throttledNanoseconds != nil)
        }
        #expect(measured.contains { $0.disturbance?.throttledNanoseconds ?? 0 > 0 })
        #expect(run.output.contains("quota-throttled: "), "\(run.output)")
      }
    }
  }

  @Suite(
    .enabled("needs setpriv(1), prlimit(1) and the right to become another user") {
      await Platform.canBecomeAnotherUser
    }, .enabled(if: availableCores > 1, "needs two cores"))
  struct RefusedThreadTests {
    /// As a user of its own, of whom there is no other process.
    private static func run(
      _ arguments: [String], threads: Int, in folder: ScratchFolder
    ) async throws -> FinishedCommand {
      let user = Int.random(in: 100_000...2_000_000_000)
      // A command that hangs is a failure, and not for ever.
      let script =
        "user=\(user) most=\(threads)\nset -- timeout 100 \"$@\"\n\(Platform.threadScript)"
      var command = try Command.relubench(arguments, in: folder)
      command.environment["RELUBENCH_PROFILE"] = ""
      return try await command.under(script: "chmod 777 .\n\(script)").run()
    }

    /// Both ways to threads, what chooses among them, and their ceilings.
    @Test func rowsThatDidNotGetTheirThreadsAreInvalid() async throws {
      try await ScratchFolder.with { folder in
        let run = try await Self.run(
          [
            "run", "--kernel", "relu/auto,relu/parallel-*/simd8/baseline,relu/simd8/baseline",
            "--elements", "64Ki", "--threads", "1,2", "--budget", "0.5", "-o", "r.json",
          ], threads: 2, in: folder)
        #expect(run.ending == .exited(4), "\(run.ending) \(run.errors)")
        let benchmarks = try folder.record("r.json").benchmarks
        let (one, two) = (
          benchmarks.filter { $0.identity.threads == 1 },
          benchmarks.filter { $0.identity.threads == 2 }
        )
        #expect(!one.isEmpty && one.allSatisfy { $0.status == .ok })
        let ways = Set(two.filter { !$0.identity.isCeiling }.map(\.identity.variant))
        #expect(ways.isSuperset(of: ["auto", "parallel-dispatch", "parallel-pool"]), "\(ways)")
        for row in two {
          #expect(row.status == .invalid, "\(row.identity.kernel)")
          #expect(row.reason?.hasPrefix("only 1 of its 2 threads came: ") == true)
        }
      }
    }

    @Test(arguments: [
      ["verify", "--short", "--kernel", "relu/parallel-*/simd8/baseline"],
      ["verify", "--input", "0x80000000", "--kernel", "relu/simd8/baseline"], ["doctor"],
    ]) func nothingHangs(_ arguments: [String]) async throws {
      try await ScratchFolder.with { folder in
        let run = try await Self.run(arguments, threads: 2, in: folder)
        #expect(run.ending == .exited(0), "\(run.ending) \(run.errors)")
      }
    }
  }
#endif
