// What a call that says its output is read soon runs.

import PublicCalls
import ReLUKernels
import Testing

@Suite struct OutputUseTests {
  /// Its last cache holds 64 Ki elements of one array.
  private static let held = 64 << 10

  private static func machine(cores: Int) -> MachineShape {
    MachineShape(
      processor: "test", instructionSet: .bestAvailable, cores: cores, level1Bytes: 1 << 10,
      level2Bytes: 16 << 10, lastLevelBytes: 4 * held)
  }

  private static func isStreaming(_ choice: AutoChoice) -> Bool {
    choice.variant.hasPrefix("streaming")
  }

  /// By default streaming begins at three quarters of the last cache, over all arrays.
  @Test(arguments: KernelOperation.allCases, [1, 2])
  func whatTheLastCacheHoldsIsLeftThere(_ operation: KernelOperation, _ threads: Int) {
    let table = DoorTable(threads: threads, machine: Self.machine(cores: threads), profile: nil)
    let later = table.plan(operation, inPlace: false)
    let soon = table.plan(operation, inPlace: false, use: .soon)
    let first = AutoSituation(operation, inPlace: false, threads: 1).elements(3 * Self.held)
    for count in [1, 100, first - 1, first, first + 1, Self.held, Self.held + 1, 1 << 30] {
      let (own, other) = (soon.choice(for: count), later.choice(for: count))
      #expect(Self.isStreaming(other) == (count >= first))
      #expect(Self.isStreaming(own) == (count > Self.held))
      #expect(own.threads == other.threads)
      if count < first || count > Self.held { #expect(own == other) }
    }
  }

  /// A profile's own loop takes the place of its streaming one, on as many threads.
  @Test func plainLoopIsThatOfTheProfile() {
    let eight = AutoChoice("unrolled-simd8", .baseline)
    let two = AutoChoice("streaming-unprefetched", .baseline, threads: 2)
    let four = AutoChoice("simd16", .baseline, threads: 2)
    let streaming = AutoChoice("streaming", .baseline)
    let plan = AutoProfileTests.plan((100, eight), (5000, two), (6000, four), (.max, streaming))
    let machine = Self.machine(cores: 2)
    let profile = AutoProfile(
      machine: machine, plans: [AutoSituation(.relu, inPlace: false, threads: 2): plan])
    let table = DoorTable(threads: 2, machine: machine, profile: profile)
    #expect(table.plan(.relu, inPlace: false) == plan)
    #expect(
      table.plan(.relu, inPlace: false, use: .soon)
        == AutoProfileTests.plan(
          (100, eight), (5000, AutoChoice("unrolled-simd8", .baseline, threads: 2)), (6000, four),
          (Self.held, AutoChoice("simd16", .baseline)), (.max, streaming)))
  }

  /// In place the output is in a cache whoever reads it.
  @Test(arguments: KernelOperation.allCases)
  func inPlaceNothingChanges(_ operation: KernelOperation) {
    let table = DoorTable(threads: 1, machine: Self.machine(cores: 1), profile: nil)
    #expect(
      table.plan(operation, inPlace: true, use: .soon) == table.plan(operation, inPlace: true))
  }

  @Test(arguments: KernelOperation.allCases)
  func functionsThatAreToldComputeTheSame(_ operation: KernelOperation) {
    for use in [OutputUse.later, .soon] {
      let answer = FrontDoorTests.answer(operation, .spans, inPlace: false, use: use)
      #expect(FrontDoorTests.wrong(answer, operation) == [])
    }
  }

  @Test func frontDoorSaysWhatItRuns() {
    for count in [100, 1 << 20, 1 << 24, 1 << 28] {
      let plan = FrontDoor.plan(.relu, inPlace: false, use: .soon)
      #expect(
        FrontDoor.choice(.relu, inPlace: false, use: .soon, count: count)
          == plan.choice(for: count))
    }
  }
}
