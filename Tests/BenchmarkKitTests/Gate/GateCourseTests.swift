// What a gate has measured, in which order, and what it makes of time that runs out.

import BenchmarkKit
import Testing

@Suite("Course of a gate")
struct GateCourseTests {
  private let calibration = "OLD against itself"
  private let comparison = "OLD against NEW"
  private let confirmation = "measuring alarms again"

  @Test("OLD plays against itself first, then against NEW; what is cleared is left out")
  func course() throws {
    let machine = SimulatedMachine(benchmarks: 3)
    machine.ratios = [1: 1.1]
    let findings = try machine.run()
    #expect(findings.map(\.verdict) == [.unchanged, .regression, .unchanged])

    let all = Set(machine.identities)
    #expect(machine.requests.map(\.number) == Array(machine.requests.indices))
    #expect(machine.requests.prefix(6).allSatisfy { $0.againstItself && $0.benchmarks == all })
    #expect(machine.requests.dropFirst(6).allSatisfy { !$0.againstItself })
    #expect(machine.requests(calibration).count == 6)
    #expect(machine.requests(comparison).count == 14)
    #expect(machine.requests(comparison).prefix(6).allSatisfy { $0.benchmarks == all })
    let slow: Set = [machine.identities[1]]
    #expect(machine.requests(comparison).dropFirst(6).allSatisfy { $0.benchmarks == slow })
    #expect(findings.map(\.benchmark.pairs.count) == [6, 14, 6])
    #expect(findings.map(\.calibration.pairs.count) == [6, 6, 6])
  }

  @Test("where the margin seems too fine, OLD plays against itself for longer, and for as long")
  func longerCalibration() throws {
    let machine = SimulatedMachine(benchmarks: 2)
    var sign = 1.0
    machine.noise = { benchmark in
      sign = -sign
      return benchmark == 1 ? sign * 0.03 : 0
    }
    let findings = try machine.run()
    #expect(machine.requests(calibration).count == 14)
    let rough: Set = [machine.identities[1]]
    #expect(machine.requests(calibration).dropFirst(6).allSatisfy { $0.benchmarks == rough })
    #expect(findings.map(\.calibration.pairs.count) == [6, 14])
    #expect(findings.map(\.verdict) == [.unchanged, .undecided])
  }

  @Test("an alarm is measured again until two of at most three repetitions confirm it")
  func confirmations() throws {
    let machine = SimulatedMachine(benchmarks: 2)
    machine.ratios = [0: 1.1]
    let findings = try machine.run()
    #expect(machine.requests(confirmation).count == 2 * 4)
    #expect(
      machine.requests(confirmation).allSatisfy { $0.benchmarks == [machine.identities[0]] })
    #expect(findings[0].confirmations.map(\.alarms) == [true, true])
    #expect(findings[0].benchmark.pairs.count == 14, "fresh pairs do not join those that alarmed")
    #expect(findings[1].confirmations == [])
  }

  @Test("an alarm that goes away is no regression")
  func falseAlarm() throws {
    let machine = SimulatedMachine(benchmarks: 2)
    machine.ratios = [0: 1.1]
    machine.noise = { [unowned machine] benchmark in
      benchmark == 0 && machine.requests.last?.title.hasPrefix("measuring") == true ? -0.1 : 0
    }
    let findings = try machine.run()
    #expect(machine.requests(confirmation).count == 2 * 4, "two of three are out of reach then")
    #expect(findings[0].verdict == .undecided)
    #expect(findings[0].reason == "it alarmed, but only in 0 of 2 repetitions")
  }

  @Test("where nothing differs the gate ends after the earliest decision")
  func quickEnd() throws {
    let machine = SimulatedMachine(benchmarks: 2)
    #expect(try machine.run().map(\.verdict) == [.unchanged, .unchanged])
    #expect(machine.requests.count == 12)
  }

  @Test("an improvement is measured no longer than it takes to clear it")
  func improvement() throws {
    let machine = SimulatedMachine(benchmarks: 1)
    machine.ratios = [0: 0.8]
    #expect(try machine.run().map(\.verdict) == [.improvement])
    #expect(machine.requests.count == 12)
  }

  /// 6 pairs of calibration, 14 of comparison, 8 of confirmation.
  @Test("time that runs out leaves what is not finished undecided", arguments: 0...28)
  func timeRunsOut(requests: Int) throws {
    let machine = SimulatedMachine(benchmarks: 2)
    machine.ratios = [0: 1.1]
    machine.requestsInTime = requests
    let findings = try machine.run()
    #expect(findings[0].verdict == (requests == 28 ? .regression : .undecided), "\(requests)")
    #expect(findings[1].verdict == (requests < 12 ? .undecided : .unchanged))
    #expect((findings[0].reason != nil) == (requests < 28))
    #expect(findings[0].resolution == nil || requests >= 3)
    if requests >= 20, requests < 28 {
      #expect(findings[0].reason?.hasPrefix("it alarmed, and there was no time") == true)
    }
  }

  @Test("a repetition cut short does not count")
  func repetitionCutShort() throws {
    let machine = SimulatedMachine(benchmarks: 1)
    machine.ratios = [0: 1.1]
    machine.requestsInTime = 27
    #expect(try machine.run()[0].confirmations.count == 1)
  }

  @Test("pairs to come are counted down, those that measure alarms again by half")
  func left() throws {
    let machine = SimulatedMachine(benchmarks: 1)
    machine.ratios = [0: 1.1]
    _ = try machine.run()
    let left = machine.requests.map(\.left)
    #expect(Array(left.prefix(20)) == Array((5...24).reversed()))
    #expect(Array(left.dropFirst(20)) == Array((5...12).reversed()))
    #expect(machine.requests[0].title == "OLD against itself, pair 1 of 6")
    #expect(machine.requests[6].title == "OLD against NEW, pair 1 of at most 14")
    #expect(machine.requests[24].title == "measuring alarms again, 2 of at most 3")
  }

  @Test("an error ends the gate")
  func error() {
    let death = DuelError.died(.new, during: "prepare 0", said: "ended")
    var gate = Gate([GateFinding(Example.identity(), margin: 0.02)]) { _ throws(DuelError) in
      throw death
    }
    #expect(throws: death) { try gate.run() }
  }

  @Test("without benchmarks there is nothing to say")
  func empty() throws {
    #expect(try SimulatedMachine(benchmarks: 0).run() == [])
  }
}
