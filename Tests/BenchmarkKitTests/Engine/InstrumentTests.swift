// When the engine looks at its instruments, and what it makes of them.

import BenchmarkKit
import Testing

@Suite("Instruments of the engine")
struct InstrumentTests {
  /// Runs rounds of one contender whose batches take 40 ms.
  private func words(rounds: Int, _ instruments: (ScriptedTime) -> Instruments) throws -> [String] {
    let time = ScriptedTime()
    let engine = Engine(time: time, instruments: instruments(time))
    _ = try engine.measure([time.contender("a", cost: 40_000_000)], plan: .exactly(rounds))
    // What comes before the rounds: three runs of calibration.
    return Array(time.words.filter { !$0.hasPrefix("restore") }.dropFirst(3))
  }

  @Test("the frequency is read before, after, and every 100 ms in between, never in a sample")
  func frequencyIsReadInTime() throws {
    let sample = ["run a 1", "run a 1"]
    #expect(
      try words(rounds: 5) { time in
        Instruments(frequency: {
          time.log("frequency")
          return 3
        })
      } == ["frequency"] + sample + sample + ["frequency"] + sample + sample + ["frequency"]
        + sample + ["frequency"])
  }

  @Test("what a reading takes is in no sample")
  func frequencyIsOutside() throws {
    let time = ScriptedTime()
    var readings = [3.5, 2.5, 4.5].makeIterator()
    let engine = Engine(
      time: time,
      instruments: Instruments(frequency: {
        time.advance(by: 200_000_000)
        return readings.next()
      }))
    let result = try engine.measure([time.contender("a", cost: 1000)], plan: .exactly(1))
    #expect(result.contenders[0].samples == [1000])
    #expect(result.frequencies == [3.5, 2.5])
  }

  @Test("a clock too coarse for a reading leaves none, and is asked again only when it is due")
  func noReading() throws {
    let time = ScriptedTime()
    var asked = 0
    let engine = Engine(
      time: time,
      instruments: Instruments(frequency: {
        asked += 1
        return nil
      }))
    let result = try engine.measure([time.contender("a", cost: 1000)], plan: .exactly(9))
    #expect(result.frequencies == [])
    #expect(asked == 2)
  }

  @Test("counters are read directly around a sample, outside of every clock reading")
  func countersEncloseTheSample() throws {
    let time = ScriptedTime()
    time.logReads()
    let engine = Engine(
      time: time,
      allocatedBytes: {
        time.log("bytes")
        return 0
      },
      instruments: Instruments(counts: {
        time.log("counts")
        return EventCounts(cycles: 0, instructions: 0)
      }))
    _ = try engine.measure([time.contender("a", cost: 1000)], plan: .exactly(1))
    let first = try #require(time.words.firstIndex(of: "counts"))
    #expect(
      time.words[first...].prefix(7) == [
        "counts", "bytes", "clock", "run a 1", "clock", "bytes", "counts",
      ])
    #expect(time.words.count { $0 == "counts" } == 2)
  }

  /// Each iteration takes 5 cycles and 3 instructions; what is not timed takes more.
  @Test("only timed samples are counted")
  func onlySamplesAreCounted() throws {
    let time = ScriptedTime()
    var counts = EventCounts(cycles: 0, instructions: 0)
    let contender = Contender(
      label: "a",
      beforeSample: { counts.cycles += 1_000_000 },
      run: { iterations in
        time.advance(by: 1000 * UInt64(iterations))
        counts.cycles += 5 * UInt64(iterations)
        counts.instructions += 3 * UInt64(iterations)
      })
    let engine = Engine(time: time, instruments: Instruments(counts: { counts }))
    let result = try engine.measure([contender], plan: .exactly(10))
    #expect(result.contenders[0].batch == 1)
    #expect(result.contenders[0].counts == EventCounts(cycles: 50, instructions: 30))
  }

  @Test("a sample that could not be counted leaves no count, and so does a counter that goes back")
  func lostCounts() throws {
    for broken in [nil, EventCounts(cycles: 0, instructions: 0)] as [EventCounts?] {
      let time = ScriptedTime()
      var reads = 0
      let engine = Engine(
        time: time,
        instruments: Instruments(counts: {
          reads += 1
          let grown = EventCounts(cycles: UInt64(reads), instructions: UInt64(reads))
          return reads == 4 ? broken : grown
        }))
      let result = try engine.measure([time.contender("a", cost: 1000)], plan: .exactly(5))
      #expect(result.contenders[0].counts == nil)
      #expect(result.contenders[0].samples.count == 5)
    }
  }

  @Test("without instruments there is nothing")
  func nothing() throws {
    let time = ScriptedTime()
    let result = try Engine(time: time)
      .measure([time.contender("a", cost: 1000)], plan: .exactly(2))
    #expect(result.frequencies == [])
    #expect(result.contenders[0].counts == nil)
  }
}
