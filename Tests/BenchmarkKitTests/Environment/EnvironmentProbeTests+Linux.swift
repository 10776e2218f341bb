// The probe reads what a machine says, and invents nothing where it says nothing.

#if os(Linux)
  import BenchmarkKit
  import SystemPackage
  import Testing

  @Suite struct EnvironmentProbeTests {
    private func probe(_ machine: Machine) throws -> Environment {
      try TemporaryFolder.with { root in
        try machine.build(under: root)
        return environment(EnvironmentProbe(root: root))
      }
    }

    private func environment(
      _ probe: EnvironmentProbe, variables: [String: String] = [:]
    ) -> Environment {
      probe.environment(
        instructionSets: ["baseline"], allocator: AllocatorFacts(name: "jemalloc"),
        clock: ClockFacts(resolutionNanoseconds: 1, overheadNanoseconds: 2),
        variables: variables)
    }

    /// They decide how many threads a library has and whether these sleep.
    @Test func whatOpenMPGoesByIsRecorded() {
      let others = ["PATH": "/bin", "COMP_TYPE": "9", "KOMP_": "1"]
      #expect(environment(EnvironmentProbe(), variables: others).openMP == nil)
      let found = ["OMP_WAIT_POLICY": "active", "GOMP_SPINCOUNT": "0", "OMP_PROC_BIND": ""]
      let all = others.merging(found) { first, _ in first }
      #expect(environment(EnvironmentProbe(), variables: all).openMP == found)
    }

    @Test func laptop() throws {
      let found = try probe(.laptop)
      #expect(
        found.cpu
          == CPUFacts(
            model: "Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz", vendor: "GenuineIntel",
            architecture: CPUFacts.compiledArchitecture, coresOnline: 4, coresAvailable: 3,
            caches: [
              CPUFacts.Cache(level: 1, type: "data", bytes: 32768, sharedBy: 2),
              CPUFacts.Cache(level: 3, type: "unified", bytes: 6 << 20, sharedBy: 4),
            ],
            instructionSets: ["baseline"], frequencyMHz: 2400.123, governor: "powersave",
            turbo: true))
      #expect(found.memory.totalBytes == 8_192_000_000)
      #expect(found.memory.availableBytes == 4_096_000_000)
      #expect(found.memory.swapUsedBytes == 1_024_000)
      #expect(found.memory.hugePageSize == 2 << 20)
      #expect(found.memory.transparentHugePages == "always")
      #expect(
        found.system
          == SystemFacts(
            os: "Debian GNU/Linux", version: "12 (bookworm)", kernel: "6.1.0-18-amd64",
            loadAverage: [3, 1.5, 0.75], onBattery: true))
      #expect(found.clock.source == "tsc")
    }

    @Test func virtualMachine() throws {
      let found = try probe(.guest)
      #expect(found.system.hypervisor == "QEMU")
      #expect(found.cpu.coresOnline == 2)
      // The mask is wider than the machine.
      #expect(found.cpu.coresAvailable == 2)
      #expect(found.cpu.turbo == true)
      #expect(found.cpu.frequencyMHz == nil)
      #expect(found.cpu.governor == nil)
      #expect(found.memory.swapUsedBytes == 0)
      #expect(found.system.onBattery == nil)
    }

    @Test func containersHaveTheTightestQuotaAroundThem() throws {
      let found = try probe(.container)
      #expect(found.system.cpuQuotaCores == 1.5)
      #expect(found.system.container == "docker")
      let old = try probe(.oldContainer)
      #expect(old.system.cpuQuotaCores == 2.5)
      #expect(old.system.container == "lxc")
    }

    @Test func withoutSysThereIsWhatProcSays() throws {
      let found = try probe(.bare)
      #expect(found.cpu.model == "implementer 0x41 part 0xd0c")
      #expect(found.cpu.coresOnline == 2)
      #expect(found.cpu.caches == [])
      #expect(found.cpu.turbo == nil)
    }

    @Test func nothingIsInvented() throws {
      let found = try probe(.empty)
      #expect(
        found.cpu
          == CPUFacts(
            architecture: CPUFacts.compiledArchitecture, coresOnline: 1, coresAvailable: 1,
            instructionSets: ["baseline"]))
      #expect(found.memory == MemoryFacts(pageSize: found.memory.pageSize))
      #expect(found.system == SystemFacts(os: "Linux"))
      #expect(found.clock.source == nil)
    }

    @Test func thisMachineHasCoresAndMemory() {
      let found = environment(EnvironmentProbe())
      #expect(found.cpu.coresAvailable >= 1)
      #expect(found.cpu.coresAvailable <= found.cpu.coresOnline)
      #expect(found.memory.totalBytes ?? 0 > 0)
      #expect(found.memory.pageSize >= 4096)
    }
  }
#endif
