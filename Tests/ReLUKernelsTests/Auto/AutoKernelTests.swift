// The kernel that chooses gives the right answers whatever it chooses.

import KernelConformance
import ReLUKernels
import Testing

@Suite struct AutoKernelTests {
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
      let kernel = AutoKernel(operation, threads: 2, profile: Self.profile(plan))
      #expect(try ConformanceCheck(.short).check(kernel) > 1000)
    }
  }

  @Test(arguments: KernelOperation.allCases)
  func inPlaceAnotherKernelStandsInForStreaming(operation: KernelOperation) {
    let streaming = AutoChoice("streaming", .baseline, threads: 2)
    let plan = AutoProfileTests.plan((64, AutoChoice("simd8", .baseline)), (.max, streaming))
    let kernel = AutoKernel(operation, threads: 2, profile: Self.profile(plan))
    #expect(kernel.plan(inPlace: false) == plan)
    let inPlace = kernel.plan(inPlace: true)
    #expect(inPlace.choice(for: 64) == AutoChoice("simd8", .baseline))
    #expect(inPlace.choice(for: 65) == AutoChoice("simd8", .bestAvailable, threads: 2))
  }

  /// Public values that no profile's file can hold.
  @Test func unknownKernelsAreReplacedToo() throws {
    let plan = AutoProfileTests.plan((.max, AutoChoice("simd17", .baseline)))
    let kernel = AutoKernel(.relu, profile: Self.profile(plan))
    #expect(kernel.plan(inPlace: false).choice(for: 1) == AutoChoice("simd8", .bestAvailable))
  }

  @Test(arguments: KernelOperation.allCases, [1, 2, 5, 16])
  func configuredKernelKeepsMachineAndProfileAndTheLimit(operation: KernelOperation, threads: Int) {
    let machine = AutoProfileTests.machine
    let call = CallShape(counts: [100], slope: 0, threads: threads)
    for profile in [nil, AutoProfileTests.profile] {
      let kernel = AutoKernel(operation, threads: 16, machine: machine, profile: profile)
      let configured = kernel.configured(for: call) as? AutoKernel
      let expected = AutoKernel(operation, threads: threads, machine: machine, profile: profile)
      for inPlace in [false, true] {
        let plan = configured?.plan(inPlace: inPlace)
        #expect(plan == expected.plan(inPlace: inPlace))
        #expect(plan?.steps.allSatisfy { $0.choice.threads <= threads } == true)
      }
      #expect(configured?.identity == kernel.identity)
    }
  }

  @Test func withoutAProfileItGoesByTheMachine() {
    for threads in [1, 2, 6, 7] {
      let machine = AutoProfileTests.machine
      let kernel = AutoKernel(.relu, threads: threads, machine: machine, profile: nil)
      for inPlace in [false, true] {
        let situation = AutoSituation(.relu, inPlace: inPlace, threads: threads)
        #expect(kernel.plan(inPlace: inPlace) == AutoPlan(for: situation, on: machine))
      }
    }
  }
}
