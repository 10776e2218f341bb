// From times to a plan: the choices with the least loss, and no more of them than times call for.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct TunedPlanTests {
  private static let largest = 1 << 16
  static let best = InstructionSet.bestAvailable

  /// The profile of a machine on which a choice takes so long; nil where it cannot be measured.
  static func profile(
    cores: Int = 2, time: (AutoChoice, Int) -> Double?
  ) -> AutoProfile {
    profile(cores: cores, visits: 1) { choice, count, _ in time(choice, count) }
  }

  /// The same where the time depends on the visit.
  static func profile(
    cores: Int, visits: Int, time: (AutoChoice, _ count: Int, _ visit: Int) -> Double?
  ) -> AutoProfile {
    var tuning = Tuning(
      machine: TuningCellTests.machine(cores: cores), memory: 1 << 30, largest: largest)
    let groups = tuning.groups
    for (visit, index) in (0..<visits).flatMap({ visit in groups.indices.map { (visit, $0) } }) {
      let group = groups[index]
      let records = group.specs.map { spec in
        let choice = AutoChoice(
          spec.kernel.wrappedVariant ?? spec.kernel.variant, spec.kernel.instructionSet,
          threads: spec.threads)
        return ScriptedRecord.of(spec, time(choice, spec.workload.elements, visit))
      }
      tuning.take(records + [ScriptedRecord.ceiling(beside: group.specs[0], 1e-3)], of: index)
    }
    return tuning.profile
  }

  /// The plan of ReLU out of place.
  static func plan(
    cores: Int = 1, threads: Int = 1, time: (AutoChoice, Int) -> Double?
  ) -> AutoPlan? {
    profile(cores: cores, time: time)
      .plans[AutoSituation(.relu, inPlace: false, threads: threads)]
  }

  static let simd16 = AutoChoice("simd16", best)
  static let simd8 = AutoChoice("simd8", best)

  /// A time for two choices; the rest are far slower.
  static func between(
    _ first: Double, _ second: Double, of choice: AutoChoice
  ) -> Double {
    choice == simd16 ? first : choice == simd8 ? second : 10 * max(first, second)
  }

  // MARK: Where a choice ends

  /// Their ratio is a power of the count, as between two lines on logarithmic paper.
  @Test(arguments: [600, 1000, 5000, 30_000], [0.2, 0.5, 1, 3])
  func stepLiesWhereOneOvertakesTheOther(count: Int, power: Double) throws {
    let plan = try #require(
      Self.plan { choice, elements in
        let time = Double(elements)
        return Self.between(
          time, time * pow(Double(count) / Double(elements), power), of: choice)
      })
    #expect(plan.steps.map(\.choice) == [Self.simd16, Self.simd8])
    #expect((count - 1...count).contains(plan.steps[0].upTo), "\(plan.steps[0].upTo)")
  }

  /// At a jump the middle of two counts, by ratio, where nothing better is known.
  @Test func stepWhereNothingIsKnownLiesInTheMiddle() throws {
    let plan = try #require(
      Self.plan { choice, elements in
        choice == (elements <= 1024 ? Self.simd16 : Self.simd8) ? 100 : nil
      })
    #expect(plan.steps.map(\.choice) == [Self.simd16, Self.simd8])
    #expect(plan.steps[0].upTo == 1448)
  }

  // MARK: Threads

  @Test(arguments: [1, 2, 4, 6])
  func limitIsKept(threads: Int) throws {
    let plan = try #require(
      Self.plan(cores: 6, threads: threads) { choice, elements in
        Double(elements) / Double(choice.threads) + 1000 * Double(choice.threads)
      })
    #expect(plan.steps[0].choice.threads == 1)
    #expect(plan.steps.last?.choice.threads == threads)
    #expect(plan.steps.allSatisfy { $0.choice.threads <= threads })
  }

  /// One that shrinks its numbers in place cannot be measured there.
  @Test func everyKindOfCallHasAPlanForEveryLimit() {
    let profile = Self.profile(cores: 6) { _, _ in 1 }
    var situations: Set<AutoSituation> = []
    for operation in KernelOperation.representatives {
      for inPlace in operation.definition.repetition == .shrinking ? [false] : [false, true] {
        for threads in [1, 2, 4, 6] {
          situations.insert(AutoSituation(operation, inPlace: inPlace, threads: threads))
        }
      }
    }
    #expect(Set(profile.plans.keys) == situations)
    #expect(profile.machine == TuningCellTests.machine(cores: 6).description)
  }

  /// Even where nothing would be faster.
  @Test(arguments: ["streaming", "streaming-unprefetched"])
  func nothingStreamsInPlace(variant: String) {
    let profile = Self.profile(cores: 2) { choice, _ in choice.variant == variant ? 1 : 2 }
    #expect(profile.plans.count == 18)
    for (situation, plan) in profile.plans {
      let variants = Set(plan.steps.map(\.choice.variant))
      #expect(variants.contains(variant) == !situation.inPlace)
      #expect(!situation.inPlace || variants.allSatisfy { !$0.hasPrefix("streaming") })
    }
  }

  // MARK: Several visits

  /// In one visit threads are far apart, or a choice could not be measured.
  @Test(arguments: 0..<Tuning.visits, [3, 1.0 / 3, nil] as [Double?])
  func oneDisturbedVisitChangesNothing(visit: Int, slowdown: Double?) {
    Self.expectNothingChanges(in: [visit], slowdown)
  }

  @Test(arguments: [[0, 1, 2], [0, 2, 4], [2, 3, 4]])
  func visitsThatCouldNotBeMeasuredChangeNothing(visits: Set<Int>) {
    Self.expectNothingChanges(in: visits, nil)
  }

  /// The host keeps threads apart in some of the visits: they count by their mean ratio, but for the best and
  /// the worst visit.
  @Test(
    arguments: [([0, 1], 1), ([2, 4], 1), ([0, 2, 3], 2), ([0, 1, 2, 4], 3)] as [(Set<Int>, Int)])
  func threadsCountBothNearAndApart(visits: Set<Int>, counted: Int) {
    let apart = 4.0
    func time(_ choice: AutoChoice, _ elements: Int) -> Double {
      Double(elements) / Double(choice.threads) + 1000 * Double(choice.threads)
    }
    let found = Self.profile(cores: 4, visits: Tuning.visits) { choice, elements, at in
      time(choice, elements) * (visits.contains(at) && choice.threads > 1 ? apart : 1)
    }
    let expected = Self.profile(cores: 4) { choice, elements in
      time(choice, elements) * (choice.threads > 1 ? pow(apart, Double(counted) / 3) : 1)
    }
    #expect(found == expected)
    #expect(found != Self.profile(cores: 4, time: time))
  }

  /// What is left of five visits where some could not be measured.
  @Test(arguments: [[0], [0, 1], [3, 4]] as [Set<Int>])
  func visitThatIsTooFastDoesNotDecideAmongFewer(missing: Set<Int>) {
    func time(_ choice: AutoChoice, _ elements: Int) -> Double {
      Double(elements) / Double(choice.threads) + 1000 * Double(choice.threads)
    }
    let profile = Self.profile(cores: 4, visits: Tuning.visits) { choice, elements, at in
      guard !missing.contains(at) else { return nil }
      return time(choice, elements) * (at == 2 && choice.threads == 4 ? 0.01 : 1)
    }
    #expect(profile == Self.profile(cores: 4, time: time))
  }

  private static func expectNothingChanges(in visits: Set<Int>, _ slowdown: Double?) {
    func time(_ choice: AutoChoice, _ elements: Int) -> Double {
      Double(elements) / Double(choice.threads) + 1000 * Double(choice.threads)
    }
    let disturbed = profile(cores: 4, visits: Tuning.visits) { choice, elements, at in
      guard visits.contains(at), choice.threads > 1 else { return time(choice, elements) }
      return slowdown.map { $0 * time(choice, elements) }
    }
    #expect(disturbed == profile(cores: 4, time: time))
  }

  // MARK: What could not be measured

  @Test func countWithoutATimeLeavesOutItsKindOfCall() {
    let profile = Self.profile(cores: 1) { choice, elements in
      elements == 4096 && choice.variant != "streaming" ? nil : 100
    }
    // Out of place streaming alone has a time there; in place it is no choice.
    #expect(profile.plans.count == 6)
    #expect(profile.plans.keys.allSatisfy { !$0.inPlace })
    #expect(Self.profile { _, _ in nil }.plans.isEmpty)
  }

  @Test func nothingTakenIsNoProfile() {
    let machine = TuningCellTests.machine()
    #expect(Tuning(machine: machine, memory: 1 << 30, largest: 256).profile.plans.isEmpty)
  }

  /// By the median of all looks at them: a host may run two CPUs on one core for a while.
  @Test(arguments: [
    ([1.7, 1.0, 1.8], [[0, 1]]), ([1.7, 1.0, 1.0], []), ([1.0], []), ([], []),
  ])
  func profileSaysWhichCPUsAreOneCore(_ slowdowns: [Double], _ expected: [[Int]]) throws {
    var tuning = Tuning(
      machine: TuningCellTests.machine(cores: 2), memory: 1 << 30, largest: 256)
    for slowdown in slowdowns {
      let pair = SharedCoreReading.Pair(first: 0, second: 1, idle: [1], busy: [slowdown])
      tuning.take(SharedCoreReading(pairs: [try #require(pair)]))
    }
    #expect(tuning.profile.sharing == CoreSharing(cores: expected))
  }

  /// What tune writes is what the library reads.
  @Test func profileCanBeReadAgain() throws {
    let machine = TuningCellTests.machine(cores: 6)
    let profile = Self.profile(cores: 6) { choice, elements in
      Double(elements) / Double(choice.threads) + 1000 * Double(choice.threads)
    }
    #expect(try AutoProfile(parsing: profile.text, for: machine) == profile)
  }
}
