// A profile says what was measured, to those it was measured for.

import ReLUKernels
import Testing

@Suite struct AutoProfileTests {
  static let machine = MachineShape(
    processor: "Example CPU", instructionSet: .baseline, cores: 6, level1Bytes: 32 << 10,
    level2Bytes: 1 << 20, lastLevelBytes: 16 << 20)

  static func choice(_ variant: String, threads: Int = 1) -> AutoChoice {
    AutoChoice(variant, .baseline, threads: threads)
  }

  static func plan(_ steps: (Int, AutoChoice)...) -> AutoPlan {
    guard let plan = AutoPlan(steps.map { .init(upTo: $0, $1) }) else { fatalError("no plan") }
    return plan
  }

  /// Two kinds of calls, two limits of threads.
  static let profile = AutoProfile(
    machine: machine,
    plans: [
      AutoSituation(.relu, inPlace: false, threads: 1): plan(
        (1023, choice("autovectorized")), (.max, choice("streaming"))),
      AutoSituation(.relu, inPlace: false, threads: 4): plan(
        (0, choice("simd16")), (99_999, choice("simd8", threads: 2)),
        (.max, choice("streaming", threads: 4))),
      AutoSituation(.reluGradient, inPlace: true, threads: 6): plan(
        (.max, choice("simd16", threads: 3))),
    ])

  @Test func textIsForPeople() {
    #expect(
      Self.profile.text == """
        relubench-profile 2
        machine Example CPU, baseline, 6 cores, caches 32768 1048576 16777216
        relu out-of-place threads 1 up-to 1023 use autovectorized baseline threads 1
        relu out-of-place threads 1 up-to any use streaming baseline threads 1
        relu out-of-place threads 4 up-to 0 use simd16 baseline threads 1
        relu out-of-place threads 4 up-to 99999 use simd8 baseline threads 2
        relu out-of-place threads 4 up-to any use streaming baseline threads 4
        relu-gradient in-place threads 6 up-to any use simd16 baseline threads 3
        end f78db983a25f68ae

        """)
  }

  @Test func textReadAgainIsTheSame() throws {
    #expect(try AutoProfile(parsing: Self.profile.text, for: Self.machine) == Self.profile)
    let none = AutoProfile(machine: Self.machine, plans: [:])
    #expect(try AutoProfile(parsing: none.text, for: Self.machine) == none)
  }

  /// Defaults of this machine, so that instruction sets above the baseline are among them.
  @Test func profileOfThisMachineIsTheSame() throws {
    var plans: [AutoSituation: AutoPlan] = [:]
    for threads in 1...availableCores {
      for (operation, inPlace) in AutoDefaultsTests.situations {
        let situation = AutoSituation(operation, inPlace: inPlace, threads: threads)
        plans[situation] = AutoPlan(for: situation, on: .ofThisMachine)
      }
    }
    let profile = AutoProfile(machine: .ofThisMachine, plans: plans)
    #expect(try AutoProfile(parsing: profile.text) == profile)
  }

  private static let changes: [@Sendable (inout MachineShape) -> Void] = [
    { $0.processor = "Example CPU 2" }, { $0.processor = "" }, { $0.instructionSet = .avx2 },
    { $0.cores = 5 }, { $0.level1Bytes += 1 }, { $0.level2Bytes = 0 }, { $0.lastLevelBytes *= 2 },
  ]

  @Test(arguments: changes.indices)
  func anotherMachinesIsRefused(_ index: Int) {
    var other = Self.machine
    Self.changes[index](&other)
    #expect(throws: AutoProfileError.foreign(machine: Self.machine.description)) {
      try AutoProfile(parsing: Self.profile.text, for: other)
    }
  }

  /// Limits and what is chosen: the plan of the most threads that are not too many.
  @Test(arguments: [(1, 1), (2, 1), (3, 1), (4, 4), (5, 4), (6, 4), (1000, 4)])
  func planIsThatOfTheLargestLimitWithin(threads: Int, expected: Int) {
    let table = DoorTable(threads: threads, machine: Self.machine, profile: Self.profile)
    let measured = Self.profile.plans[AutoSituation(.relu, inPlace: false, threads: expected)]
    #expect(table.plan(.relu, inPlace: false) == measured)
  }

  /// In place it is never measured.
  @Test func leakyReLUGoesByReLU() throws {
    let situation = AutoSituation(.leakyReLU, inPlace: false, threads: 1)
    let measured = Self.profile.plans[AutoSituation(.relu, inPlace: false, threads: 1)]
    func found(_ profile: AutoProfile) -> AutoPlan {
      DoorTable(threads: 1, machine: Self.machine, profile: profile)
        .plan(.leakyReLU, inPlace: false)
    }
    #expect(try found(Self.profile) == #require(measured))
    // Unless it was measured itself.
    let own = Self.plan((.max, Self.choice("autovectorized")))
    let both = AutoProfile(
      machine: Self.machine, plans: Self.profile.plans.merging([situation: own]) { $1 })
    #expect(found(both) == own)
  }

  /// Nothing was measured of them: cache sizes and cores it is.
  @Test(arguments: [
    (KernelOperation.relu, true, 6), (.reluGradient, false, 6), (.leakyReLU, true, 4),
    (.leakyReLUGradient, true, 5), (.leakyReLUGradient, true, 6),
  ])
  func situationsThatAreMissingGoByCaches(
    operation: KernelOperation, inPlace: Bool, threads: Int
  ) {
    let table = DoorTable(threads: threads, machine: Self.machine, profile: Self.profile)
    let situation = AutoSituation(operation, inPlace: inPlace, threads: threads)
    #expect(table.plan(operation, inPlace: inPlace) == AutoPlan(for: situation, on: Self.machine))
  }
}
