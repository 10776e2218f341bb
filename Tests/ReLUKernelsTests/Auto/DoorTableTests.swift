// The public functions give the right answers whatever they choose.

import KernelConformance
import ReLUKernels
import Testing

@Suite struct DoorTableTests {
  /// Steps at awkward counts, each of another kind; in place the streaming ones cannot work.
  private static func ladders(of set: InstructionSet) -> [AutoPlan] {
    let branch = AutoChoice("scalar-branch", .baseline)
    let eight = AutoChoice("simd8", set)
    let streaming = AutoChoice("streaming", set)
    let two = AutoChoice("simd16", set, threads: 2)
    let streamingTwo = AutoChoice("streaming", set, threads: 2)
    return [
      AutoProfileTests.plan((0, eight), (1, branch), (15, streaming), (17, two), (.max, eight)),
      AutoProfileTests.plan((15, two), (16, branch), (64, streaming), (.max, streamingTwo)),
      AutoProfileTests.plan((17, streamingTwo), (64, branch), (.max, streaming)),
      AutoProfileTests.plan((.max, two)), AutoProfileTests.plan((.max, streaming)),
    ]
  }

  private static func profile(_ plan: AutoPlan) -> AutoProfile {
    let situations = AutoDefaultsTests.situations.flatMap { operation, inPlace in
      [1, 2, 3].map { AutoSituation(operation, inPlace: inPlace, threads: $0) }
    }
    return AutoProfile(
      machine: .ofThisMachine,
      plans: Dictionary(uniqueKeysWithValues: situations.map { ($0, plan) }))
  }

  @Test(
    arguments: KernelOperation.allCases,
    InstructionSet.compiled.filter { $0.availability == .available })
  func agreesWithTheReferenceAcrossSteps(operation: KernelOperation, set: InstructionSet) throws {
    for plan in Self.ladders(of: set) {
      let table = DoorTable(threads: 2, machine: .ofThisMachine, profile: Self.profile(plan))
      #expect(try ConformanceCheck(.short).check(TableKernel(operation, table)) > 1000)
    }
  }

  @Test(arguments: KernelOperation.allCases)
  func inPlaceAnotherKernelStandsInForStreaming(operation: KernelOperation) {
    let streaming = AutoChoice("streaming", .baseline, threads: 2)
    let plan = AutoProfileTests.plan((64, AutoChoice("simd8", .baseline)), (.max, streaming))
    let table = DoorTable(threads: 2, machine: .ofThisMachine, profile: Self.profile(plan))
    #expect(table.plan(operation, inPlace: false) == plan)
    let inPlace = table.plan(operation, inPlace: true)
    #expect(inPlace.choice(for: 64) == AutoChoice("simd8", .baseline))
    #expect(inPlace.choice(for: 65) == AutoChoice("simd8", .bestAvailable, threads: 2))
  }

  /// Public values that no profile's file can hold.
  @Test func unknownKernelsAreReplacedToo() throws {
    let plan = AutoProfileTests.plan((.max, AutoChoice("simd17", .baseline)))
    let table = DoorTable(threads: 1, machine: .ofThisMachine, profile: Self.profile(plan))
    let choice = table.plan(.relu, inPlace: false).choice(for: 1)
    #expect(choice == AutoChoice("simd8", .bestAvailable))
  }

  @Test(arguments: KernelOperation.allCases, [1, 2, 5, 16])
  func noStepUsesMoreThreadsThanTheLimit(operation: KernelOperation, threads: Int) {
    for profile in [nil, AutoProfileTests.profile] {
      let table = DoorTable(threads: threads, machine: AutoProfileTests.machine, profile: profile)
      for inPlace in [false, true] {
        let steps = table.plan(operation, inPlace: inPlace).steps
        #expect(steps.allSatisfy { $0.choice.threads <= threads })
      }
    }
  }

  @Test func withoutAProfileItGoesByTheMachine() {
    for threads in [1, 2, 6, 7] {
      let machine = AutoProfileTests.machine
      let table = DoorTable(threads: threads, machine: machine, profile: nil)
      for inPlace in [false, true] {
        let situation = AutoSituation(.relu, inPlace: inPlace, threads: threads)
        #expect(table.plan(.relu, inPlace: inPlace) == AutoPlan(for: situation, on: machine))
      }
    }
  }
}

/// What a table runs of one operation.
private struct TableKernel: Kernel {
  let identity: KernelIdentity
  private let table: DoorTable

  init(_ operation: KernelOperation, _ table: DoorTable) {
    identity = KernelIdentity(
      operation: operation, variant: "table", instructionSet: .bestAvailable, summary: "A table.",
      supportsInPlace: true)
    self.table = table
  }

  func compute(_ operands: KernelOperands) -> Int {
    table.run(
      identity.operation, operands.x, operands.dy, operands.output, operands.count,
      operands.parameter)
    return operands.count
  }
}
