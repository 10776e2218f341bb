// The doctor finds what disturbs, names a remedy, and leaves a quiet machine alone.

import BenchmarkKit
import Testing

@Suite struct DoctorTests {
  /// A change to the quiet machine and what it should lead to.
  struct Case: Sendable, CustomTestStringConvertible {
    let subject: String
    let severity: Finding.Severity
    let text: String
    let change: @Sendable (inout Environment) -> Void
    var testDescription: String { "\(subject) \(severity) \(text)" }
  }

  static let cases = [
    Case(subject: "governor", severity: .problem, text: "powersave") {
      $0.cpu.governor = "powersave"
    },
    Case(subject: "turbo", severity: .advice, text: "no_turbo") { $0.cpu.turbo = true },
    Case(subject: "turbo", severity: .advice, text: "cpufreq/boost") {
      $0.cpu.turbo = true
      $0.cpu.vendor = "AuthenticAMD"
    },
    Case(subject: "load", severity: .advice, text: "0.25 per core") {
      $0.system.loadAverage = [2, 0, 0]
    },
    Case(subject: "load", severity: .problem, text: "0.75 per core") {
      $0.system.loadAverage = [6, 0, 0]
    },
    Case(subject: "hypervisor", severity: .advice, text: "(QEMU)") {
      $0.system.hypervisor = "QEMU"
    },
    Case(subject: "quota", severity: .problem, text: "--threads 2") {
      $0.system.cpuQuotaCores = 2.5
    },
    Case(subject: "quota", severity: .problem, text: "0.50 cores") {
      $0.system.cpuQuotaCores = 0.5
    },
    Case(subject: "affinity", severity: .advice, text: "only 3 of 8") {
      $0.cpu.coresAvailable = 3
    },
    Case(subject: "huge-pages", severity: .advice, text: "always") {
      $0.memory.transparentHugePages = "always"
    },
    Case(subject: "huge-pages", severity: .advice, text: "never") {
      $0.memory.transparentHugePages = "never"
    },
    Case(subject: "swap", severity: .advice, text: "1.5 MiB") {
      $0.memory.swapUsedBytes = 3 << 19
    },
    Case(subject: "build", severity: .problem, text: "-c release") {
      $0.build.configuration = .debug
    },
    Case(subject: "build", severity: .problem, text: "Swift is optimized for size") {
      $0.build.observed?.swift = .size
    },
    Case(subject: "build", severity: .problem, text: "C is not optimized") {
      $0.build.observed?.c = .unoptimized
    },
    Case(subject: "build", severity: .advice, text: "-Ounchecked") {
      $0.build.observed?.swift = .unchecked
    },
    Case(subject: "build", severity: .advice, text: "all C is compiled for avx, avx2") {
      $0.build.observed?.cInstructionSets = ["avx", "avx2"]
    },
    Case(subject: "allocator", severity: .advice, text: "MALLOC_CONF is set: zero:true") {
      $0.allocator.configuration = "zero:true"
    },
    Case(subject: "malloc", severity: .advice, text: "s, but from /x.so") {
      $0.allocator.servesMalloc = false
      $0.allocator.foreignMallocs = ["/x.so"]
    },
    Case(subject: "malloc", severity: .advice, text: "malloc passes through /x.so") {
      $0.allocator.foreignMallocs = ["/x.so"]
    },
    Case(subject: "clock", severity: .advice, text: "4.000 us (source: hpet)") {
      $0.clock = ClockFacts(
        source: "hpet", resolutionNanoseconds: 4000, overheadNanoseconds: 1)
    },
    Case(subject: "sources", severity: .advice, text: "uncommitted") { $0.build.dirty = true },
    Case(subject: "sources", severity: .advice, text: "scripts/bench") { $0.build.commit = nil },
    Case(subject: "counters", severity: .advice, text: "perf_event_paranoid=2") {
      $0.counters = CounterFacts(CounterError.forbidden(paranoid: 3))
    },
    Case(subject: "profile", severity: .advice, text: "relubench tune") {
      $0.profile = ProfileFacts(.none)
    },
    Case(subject: "profile", severity: .problem, text: "the profile /p is ignored") {
      $0.profile = ProfileFacts(.ignored, path: "/p", reason: "line 3 is damaged")
    },
    Case(subject: "profile", severity: .problem, text: "line 3 is damaged; auto goes by cache") {
      $0.profile = ProfileFacts(.ignored, path: "/p", reason: "line 3 is damaged")
    },
    Case(
      subject: "floating-point-mode", severity: .problem,
      text: "mode: flush-to-zero, denormals-are-zero"
    ) {
      $0.floatingPointMode = ["flush-to-zero", "denormals-are-zero"]
    },
    Case(subject: "battery", severity: .problem, text: "plug") { $0.system.onBattery = true },
  ]

  @Test func quietMachineIsFine() {
    let findings = Doctor.findings(for: Example.environment)
    #expect(findings.allSatisfy { $0.severity == .fine })
    #expect(
      Set(findings.map(\.subject))
        == [
          "build", "sources", "governor", "turbo", "load", "huge-pages", "clock", "battery",
          "counters",
        ])
  }

  @Test func profileThatIsGoneByIsFine() {
    var environment = Example.environment
    environment.profile = ProfileFacts(.applied, path: "/p")
    let finding = Doctor.findings(for: environment).first { $0.subject == "profile" }
    #expect(finding?.severity == .fine)
    #expect(finding?.title == "auto goes by the profile /p")
  }

  @Test(arguments: cases) func disturbanceIsFoundWithItsRemedy(_ example: Case) throws {
    var environment = Example.environment
    example.change(&environment)
    let findings = Doctor.findings(for: environment).filter { $0.severity != .fine }
    #expect(findings.map(\.subject) == [example.subject])
    let finding = try #require(findings.first)
    #expect(finding.severity == example.severity)
    #expect(finding.remedy != nil)
    #expect("\(finding)".contains(example.text))
  }

  @Test func worstComesFirst() {
    var environment = Example.environment
    for example in Self.cases.reversed() { example.change(&environment) }
    let severities = Doctor.findings(for: environment).map(\.severity)
    let order = Finding.Severity.allCases
    #expect(
      severities
        == severities.sorted {
          order.firstIndex(of: $0) ?? 0 < order.firstIndex(of: $1) ?? 0
        })
    #expect(severities.first == .problem)
    #expect(severities.contains(.advice))
  }

  @Test func nothingIsSaidOfWhatIsNotKnown() {
    let environment = Environment(
      cpu: CPUFacts(architecture: "arm64", coresOnline: 4, coresAvailable: 4),
      memory: MemoryFacts(pageSize: 4096), system: SystemFacts(os: "Linux"),
      allocator: AllocatorFacts(name: "jemalloc"), build: Example.environment.build,
      clock: ClockFacts(resolutionNanoseconds: 1, overheadNanoseconds: 1))
    #expect(
      Doctor.findings(for: environment).map(\.subject).sorted() == ["build", "clock", "sources"])
  }

  @Test func quotaOfAllCoresIsNoLimit() {
    var environment = Example.environment
    environment.system.cpuQuotaCores = 8
    #expect(!Doctor.findings(for: environment).contains { $0.subject == "quota" })
  }
}
