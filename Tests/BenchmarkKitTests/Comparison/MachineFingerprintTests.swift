// Which machines count as the same, and what is said of what differs.

import BenchmarkKit
import Testing

@Suite struct MachineFingerprintTests {
  /// A change to the example's machine.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (inout Environment) -> Void

    init(_ name: String, _ apply: @escaping @Sendable (inout Environment) -> Void) {
      testDescription = name
      self.apply = apply
    }
  }

  private func differences(_ change: Change) -> [String] {
    var other = Example.environment
    change.apply(&other)
    return MachineFingerprint(Example.environment).differences(from: MachineFingerprint(other))
  }

  @Test(arguments: [
    Change("frequency") { $0.cpu.frequencyMHz = 1 }, Change("governor") { $0.cpu.governor = "x" },
    Change("turbo") { $0.cpu.turbo = true }, Change("load") { $0.system.loadAverage = [9, 9, 9] },
    Change("free memory") { $0.memory.availableBytes = 1 },
    Change("a little memory") { $0.memory.totalBytes = 31 << 30 },
    Change("unknown memory") { $0.memory.totalBytes = nil },
    Change("kernel") { $0.system.kernel = "9.9" }, Change("release") { $0.system.version = "13" },
    Change("order of caches") { $0.cpu.caches.reverse() },
    Change("build") { $0.build.commit = "fedcba9" }, Change("clock") { $0.clock.source = "hpet" },
    Change("battery") { $0.system.onBattery = true },
    Change("flags of the manifest") { $0.build.flags.avx2 = "-x" },
    // What a record does not say is no difference.
    Change("no mode of huge pages") { $0.memory.transparentHugePages = nil },
    Change("an option less") { $0.allocator.options["thp"] = nil },
    Change("no version") { $0.allocator.version = nil },
    Change("statistics") { $0.allocator.statistics = nil },
    Change("nothing observed") { $0.build.observed = nil },
    Change("optimization unknown") { $0.build.observed?.swift = nil },
    Change("malloc unknown") { $0.allocator.servesMalloc = nil },
  ])
  func sameMachine(_ change: Change) { #expect(differences(change) == []) }

  @Test(arguments: [
    Change("model") { $0.cpu.model = "x" }, Change("vendor") { $0.cpu.vendor = nil },
    Change("architecture") { $0.cpu.architecture = "arm64" },
    Change("cores online") { $0.cpu.coresOnline = 4 },
    Change("cores available") { $0.cpu.coresAvailable = 4 },
    Change("quota") { $0.system.cpuQuotaCores = 2 },
    Change("cache size") { $0.cpu.caches[1].bytes = 1 << 20 },
    Change("cache gone") { $0.cpu.caches.removeLast() },
    Change("system") { $0.system.os = "macOS" },
    Change("hypervisor") { $0.system.hypervisor = "KVM" },
    Change("half the memory") { $0.memory.totalBytes = 16 << 30 },
    Change("page size") { $0.memory.pageSize = 16384 },
    Change("huge pages") { $0.memory.transparentHugePages = "always" },
    Change("allocator") {
      $0.allocator.name = "mimalloc"
      $0.allocator.servesMalloc = nil
    },
    Change("its version") { $0.allocator.version = "5.2.1" },
    Change("its options") { $0.allocator.options["thp"] = "always" },
    Change("its linkage") { $0.allocator.linkage = .static },
    Change("malloc of another") { $0.allocator.servesMalloc = false },
    Change("malloc through another") { $0.allocator.foreignMallocs = ["/tmp/libleaks.so"] },
    Change("Swift for size") { $0.build.observed?.swift = .size },
    Change("Swift unchecked") { $0.build.observed?.swift = .unchecked },
    Change("C for size") { $0.build.observed?.c = .size },
    Change("Swift for AVX2") { $0.build.observed?.swiftInstructionSets = ["avx2"] },
    Change("C for AVX2") { $0.build.observed?.cInstructionSets = ["avx2"] },
    Change("static") { $0.build.observed?.linkage = .staticSwift },
  ])
  func otherMachine(_ change: Change) { #expect(differences(change).count == 1) }

  @Test func whatOnlyOneRecordSaysIsNamed() {
    var old = Example.environment
    old.build.observed = nil
    old.allocator.options = ["narenas": "8", "prof": "false"]
    let (before, after) = (MachineFingerprint(old), MachineFingerprint(Example.environment))
    #expect(before.differences(from: after) == [])
    let names = [
      "linkage", "optimization of Swift", "optimization of C", "instruction sets of all Swift",
      "instruction sets of all C", "allocator's option prof", "allocator's option thp",
    ]
    #expect(before.unknowns(comparedTo: after) == names)
    #expect(Set(after.unknowns(comparedTo: before)) == Set(names))
    #expect(after.unknowns(comparedTo: after) == [])
  }

  @Test func unknownCPUsNeedNotBeTheSame() {
    var environment = Example.environment
    environment.cpu.model = nil
    let unknown = MachineFingerprint(environment)
    let known = MachineFingerprint(Example.environment)
    #expect(unknown.differences(from: unknown) == ["CPU unknown in both records"])
    #expect(known.differences(from: unknown) == ["CPU 'Example CPU' and 'unknown'"])
    #expect(unknown.differences(from: known) == ["CPU 'unknown' and 'Example CPU'"])
  }
}
