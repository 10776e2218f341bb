// What the probe makes of times: the parts by themselves, and all of it on a scripted machine.

import BenchmarkKit
import Testing

@Suite struct NoiseProbeTests {
  // MARK: Parts

  @Test func evenWorkHasNoJitter() {
    let blocks = Array(repeating: 50.0, count: 100)
    #expect(NoiseReading.computeJitter(blocks) == 0)
    #expect(NoiseReading.memoryJitter(blocks) == 0)
  }

  @Test func nothingHasNoJitter() {
    #expect(NoiseReading.computeJitter([]) == 0)
    #expect(NoiseReading.memoryJitter([]) == 0)
    #expect(NoiseReading.computeJitter([0, 0]) == 0)
  }

  /// One absence as long as all the work takes half of the time; so do two half as long.
  @Test(arguments: [1, 2, 5]) func lostTimeIsWhatCounts(_ absences: Int) {
    var blocks = Array(repeating: 50.0, count: 100)
    for index in 0..<absences { blocks[7 * index] += 5000 / Double(absences) }
    #expect((NoiseReading.computeJitter(blocks) - 0.5).magnitude < 1e-12)
    // The quartiles do not see them: they are counted once.
    #expect(NoiseReading.memoryJitter(blocks) == 0)
  }

  @Test func burstOfTurboIsNotTheMeasure() {
    var blocks = Array(repeating: 50.0, count: 100)
    blocks[3] = 40
    #expect(NoiseReading.computeJitter(blocks) == 0)
  }

  @Test func unevenMemoryShowsInTheQuartiles() {
    let passes = (0...100).map { 100 + Double($0) }.shuffled()
    #expect(NoiseReading.memoryJitter(passes) == 50.0 / 150)
  }

  // MARK: The whole

  /// Blocks of 50 µs, each fifth interrupted for `interruption`; passes of 500 µs and, by turns,
  /// `uneven` more; stolen ticks as given.
  private func reading(
    interruption: UInt64 = 0, uneven: UInt64 = 0, stolen: [UInt64] = [0, 0],
    since start: ProcessorTimes? = nil, on time: ScriptedTime = ScriptedTime(),
    core: ScriptedCore? = nil
  ) -> NoiseReading {
    var (blocks, passes) = (0, 0)
    var ticks = stolen.makeIterator()
    var busy: UInt64 = 0
    return NoiseProbe(
      time: time,
      processorTimes: {
        busy += 100
        return ticks.next().map { ProcessorTimes(busy: busy, stolen: $0) }
      },
      chain: { count in
        blocks += 1
        time.advance(
          by: count * FrequencyProbe.additionsPerBlock / 2
            + (blocks.isMultiple(of: 5) ? interruption : 0))
      },
      pass: {
        passes += 1
        time.advance(by: 500_000 + (passes.isMultiple(of: 2) ? uneven : 0))
      }, core: core?.probe
    ).reading(stolenSince: start)
  }

  @Test func quietMachine() {
    #expect(
      reading()
        == NoiseReading(computeJitter: 0, memoryJitter: 0, stolenShare: 0, frequency: 2))
  }

  @Test func otherProgramsAreComputeJitter() {
    let found = reading(interruption: 5 * 65_536)
    #expect((found.computeJitter - 0.5).magnitude < 0.01)
    #expect(found.memoryJitter == 0)
    #expect(found.frequency == 2, "of the core while nothing disturbs it")
    #expect(found.grade == .noisy)
  }

  /// A neighbour that has the core's other thread for a quarter of the time, when that is looked at.
  @Test func neighbourOnTheCoreIsCounted() throws {
    let time = ScriptedTime()
    let core = ScriptedCore(time)
    core.now.spells = (0..<50).flatMap { index in
      let begin = UInt64(index) * 20_000_000
      return [(from: begin, sharing: 1.6), (from: begin + 5_000_000, sharing: 1.0)]
    }
    let found = reading(on: time, core: core)
    let share = try #require(found.sharedCoreShare)
    #expect((0.1...0.3).contains(share), "\(share)")
    #expect(found.computeJitter == 0 && found.memoryJitter == 0, "nothing else shows it")
    #expect(found.grade == .moderate)
    #expect(reading().sharedCoreShare == nil)
  }

  @Test func unevenMemoryIsMemoryJitter() {
    let found = reading(uneven: 100_000)
    #expect(found.computeJitter == 0)
    #expect((found.memoryJitter - 0.2).magnitude < 0.05)
    #expect(found.grade == .noisy)
  }

  @Test func stolenTimeIsCountedFromTheBeginning() {
    #expect(reading(stolen: [100, 121]).stolenShare == 20.0 / 121)
    // 300 busy ticks before it and 100 of its own, of which this clock shows the last.
    let start = ProcessorTimes(busy: 0, stolen: 0)
    #expect(reading(stolen: [101], since: start).stolenShare == 100.0 / 201)
  }

  @Test func systemThatDoesNotCountHasNoStolenTime() {
    #expect(reading(stolen: []).stolenShare == nil)
    #expect(reading(stolen: []).grade == .quiet)
  }

  @Test func thisMachineCanBeRead() {
    let found = NoiseProbe().reading()
    #expect((0...1).contains(found.computeJitter))
    #expect(found.memoryJitter >= 0 && found.memoryJitter.isFinite)
    #expect(found.frequency ?? 1 > 0)
  }
}
