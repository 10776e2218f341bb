// What auto does where nothing was measured, on machines of every kind.

import ReLUKernels
import Testing

@Suite struct AutoDefaultsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let machine: MachineShape
    let limit: Int
    var testDescription: String { "\(machine), at most \(limit) threads" }
  }

  static func machine(
    _ level1: Int, _ last: Int, cores: Int, _ set: InstructionSet = .avx2
  ) -> MachineShape {
    MachineShape(
      processor: "any", instructionSet: set, cores: cores, level1Bytes: level1,
      level2Bytes: level1, lastLevelBytes: last)
  }

  private static func cases(
    _ level1: [Int], _ last: [Int], cores: [Int], limits: (_ cores: Int) -> Set<Int>
  ) -> [Case] {
    var cases: [Case] = []
    for (first, last) in level1.flatMap({ first in last.map { (first, $0) } }) {
      for cores in cores {
        for limit in limits(cores).sorted() where limit >= 1 {
          cases.append(Case(machine: machine(first, last, cores: cores), limit: limit))
        }
      }
    }
    return cases
  }

  static let cases = cases(
    [16 << 10, 32 << 10, 48 << 10, 128 << 10], [1 << 20, 8 << 20, 36 << 20, 512 << 20],
    cores: [1, 2, 3, 6, 64, 128], limits: { [1, 2, 5, $0 - 1, $0, $0 + 1] })

  /// Sizes that no machine has, or that would not fit into a count of bytes.
  static let odd = cases(
    [0, 1, 4, 64, 1 << 40, .max], [0, 1, 5, 1 << 50, .max - 3, .max], cores: [1, 3, 128, .max],
    limits: { [$0] })

  static let situations = KernelOperation.allCases.flatMap { [($0, false), ($0, true)] }

  @Test(arguments: cases + odd)
  func stepsAreSound(_ at: Case) {
    for (operation, inPlace) in Self.situations {
      let situation = AutoSituation(operation, inPlace: inPlace, threads: at.limit)
      let steps = AutoPlan(for: situation, on: at.machine).steps
      #expect(steps.last?.upTo == .max)
      #expect(steps.first?.choice == AutoChoice("simd8", at.machine.instructionSet))
      let threads = steps.map(\.choice.threads)
      #expect(threads.allSatisfy { (1...min(at.limit, at.machine.cores)).contains($0) })
      #expect(threads == threads.sorted(), "threads never become fewer as counts grow")
      let streams = steps.map { $0.choice.variant.hasPrefix("streaming") }
      #expect(!inPlace || !streams.contains(true))
      #expect(inPlace || streams.last == true)
      #expect(streams.firstIndex(of: true).map { streams[$0...].allSatisfy(\.self) } ?? true)
    }
  }

  @Test(arguments: cases)
  func streamingBeginsAtThreeQuartersOfTheLastCache(_ at: Case) throws {
    for operation in KernelOperation.allCases {
      let situation = AutoSituation(operation, inPlace: false, threads: at.limit)
      let plan = AutoPlan(for: situation, on: at.machine)
      let first = situation.elements(at.machine.lastLevelBytes * 3 / 4)
      #expect(plan.choice(for: first - 1).variant == "simd8")
      #expect(plan.choice(for: first).variant == "streaming-unprefetched")
      // Far from it lines are asked for ahead.
      let far = situation.elements(at.machine.lastLevelBytes * 4)
      #expect(plan.choice(for: far - 1).variant == "streaming-unprefetched")
      #expect(plan.choice(for: far).variant == "streaming")
    }
  }

  /// With a slope there is more to compute.
  @Test(arguments: [(InstructionSet.baseline, "simd8"), (.avx2, "simd8"), (.avx512, "simd16")])
  func slopeHasItsOwnVectors(set: InstructionSet, leaky: String) {
    let machine = Self.machine(32 << 10, 16 << 20, cores: 4, set)
    let expected: [(KernelOperation, String)] = [
      (.relu, "simd8"), (.reluGradient, "simd8"), (.leakyReLU, leaky), (.leakyReLUGradient, leaky),
    ]
    for (operation, variant) in expected {
      for inPlace in [false, true] {
        let situation = AutoSituation(operation, inPlace: inPlace, threads: 1)
        let first = AutoPlan(for: situation, on: machine).steps[0]
        #expect(first.choice == AutoChoice(variant, set))
      }
    }
  }

  /// A core that stores a line a cycle wants vectors of a line.
  @Test(arguments: [
    ("Intel(R) Xeon(R) Processor", InstructionSet.avx512, "simd16"),
    ("Intel(R) Xeon(R) Processor", .avx2, "simd8"), ("AMD EPYC 9R14", .avx512, "simd8"),
    ("", .avx512, "simd8"),
  ])
  func widthGoesByTheStoresOfACore(_ processor: String, _ set: InstructionSet, _ variant: String) {
    var machine = Self.machine(32 << 10, 16 << 20, cores: 4, set)
    machine.processor = processor
    for operation in [KernelOperation.relu, .reluGradient] {
      let situation = AutoSituation(operation, inPlace: false, threads: 1)
      #expect(AutoPlan(for: situation, on: machine).steps[0].choice == AutoChoice(variant, set))
    }
  }

  /// On either side of where streaming begins.
  @Test(arguments: cases)
  func everyThreadHasItsShareOfWork(_ at: Case) {
    let share = at.machine.level1Bytes * 3 / 4
    for (operation, inPlace) in Self.situations {
      let situation = AutoSituation(operation, inPlace: inPlace, threads: at.limit)
      let plan = AutoPlan(for: situation, on: at.machine)
      let most = min(at.limit, at.machine.cores)
      for (step, next) in zip(plan.steps, plan.steps.dropFirst()) {
        let (bytes, threads) = (situation.bytes(step.upTo + 1), next.choice.threads)
        #expect(bytes + 12 > threads * share || threads == 1)
      }
      // And nobody who has that much stays idle.
      let whole = situation.elements(most * share)
      #expect(plan.choice(for: whole).threads == most)
      if most > 1 {
        let two = situation.elements(2 * share)
        #expect(plan.choice(for: two).threads == min(2, most))
        #expect(plan.choice(for: two - 1).threads == 1)
      }
    }
  }
}
