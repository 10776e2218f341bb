// What a sample holds: its own nanoseconds, its own bytes, in its own round.

import BenchmarkKit
import Testing

@Suite("Samples")
struct SampleTests {
  @Test("sample k of every contender belongs to round k, whatever the order")
  func samplesBelongToRounds() throws {
    let time = ScriptedTime()
    // After 3 calibration calls, untimed and timed calls alternate: call 3 + 2 r + 1 is round r's.
    let contenders = (0..<3).map { index in
      time.contender("c\(index)") { call, _ in
        UInt64(call < 3 ? 1000 : 1000 + 10 * ((call - 3) / 2) + index)
      }
    }
    let result = try Engine(time: time).measure(contenders, plan: .exactly(8))
    for (index, contender) in result.contenders.enumerated() {
      #expect(contender.label == "c\(index)")
      #expect(contender.batch == 1)
      #expect(contender.samples == (0..<8).map { Double(1000 + 10 * $0 + index) })
    }
  }

  @Test("a sample is the time of the batch over the batch; the untimed batch is not in it")
  func untimedBatchIsNotCounted() throws {
    let time = ScriptedTime()
    // Batch 11 from calibration, which is calls 0...3; then every other call is the untimed one.
    let contender = time.contender("a") { call, iterations in
      call > 3 && call.isMultiple(of: 2) ? 100_000 : 100 * UInt64(iterations)
    }
    let result = try Engine(time: time).measure([contender], plan: .exactly(4))
    #expect(result.contenders[0].samples == [100, 100, 100, 100])
    #expect(result.elapsed == 100 + 100 + 2 * 1100 + 4 * (100_000 + 1100))
  }

  @Test("of a contender that times itself what it says is counted, in calibration as well")
  func ownTime() throws {
    let time = ScriptedTime()
    let contender = Contender.timingItself(label: "a") { iterations in
      time.advance(by: 5000 * UInt64(iterations))
      return 100 * UInt64(iterations)
    }
    let result = try Engine(time: time).measure([contender], plan: .exactly(4))
    #expect(result.contenders[0].batch == 11, "1000 ns of its own, not of the clock's")
    #expect(result.contenders[0].samples == [100, 100, 100, 100])
  }

  @Test(
    "who needs up to a batch to settle is measured settled, whatever its company",
    arguments: [1, 2, 11], [1, 2, 4])
  func companyIsNotMeasured(iterationsToSettle: Int, contenders count: Int) throws {
    let time = ScriptedTime()
    var running: Int?
    var missing = 0
    let contenders = (0..<count).map { index in
      time.contender("c\(index)") { call, iterations in
        if running != index { missing = iterationsToSettle }
        running = index
        // Batch 11 from calibration, which is calls 0...3.
        let unsettled = call > 3 ? min(iterations, missing) : 0
        missing -= min(iterations, missing)
        return UInt64(100 * iterations + 900 * unsettled)
      }
    }
    let result = try Engine(time: time).measure(contenders, plan: .exactly(8))
    for contender in result.contenders {
      #expect(contender.batch == 11)
      #expect(contender.samples == Array(repeating: 100, count: 8))
    }
  }

  @Test("the rounds ran in the order that is reported, and it follows from the seed")
  func orderIsReported() throws {
    func run(seed: UInt64) throws -> (ran: [String], reported: [[Int]]) {
      let time = ScriptedTime()
      let contenders = (0..<5).map { time.contender("\($0)", cost: 100) }
      let result = try Engine(time: time).measure(contenders, plan: .exactly(20, seed: seed))
      let runs = time.words.filter { $0.hasPrefix("run") && $0.hasSuffix(" 11") }
      return (Array(runs.dropFirst(10)), result.order)
    }
    let first = try run(seed: 7)
    // The untimed batch, then the sample.
    #expect(
      first.ran == first.reported.flatMap { $0.flatMap { ["run \($0) 11", "run \($0) 11"] } })
    #expect(try run(seed: 7).reported == first.reported)
    #expect(try run(seed: 8).reported != first.reported)
  }

  @Test("bytes are counted inside timed samples only, each contender's own")
  func allocatedBytes() throws {
    let time = ScriptedTime()
    var counter: UInt64 = 1_000_000
    func allocating(_ label: String, bytes: UInt64) -> Contender {
      let inner = time.contender(label, cost: 1000)
      return Contender(
        label: label,
        beforeSample: { counter += 7777 },
        run: { iterations in
          inner.run(iterations)
          counter += bytes * UInt64(iterations)
        })
    }
    let result = try Engine(time: time, allocatedBytes: { counter }).measure(
      [allocating("none", bytes: 0), allocating("some", bytes: 64)], plan: .exactly(10))
    #expect(result.contenders.map(\.allocatedBytes) == [0, 640])
  }

  @Test("without a counter there is no number of bytes")
  func noCounter() throws {
    let time = ScriptedTime()
    let result = try Engine(time: time)
      .measure([time.contender("a", cost: 1000)], plan: .exactly(2))
    #expect(result.contenders[0].allocatedBytes == nil)
  }

  @Test("what observers do is in no sample and in no count of bytes")
  func observersAreOutside() throws {
    let time = ScriptedTime()
    var counter: UInt64 = 0
    let engine = Engine(
      time: time, allocatedBytes: { counter },
      observe: { _ in
        time.advance(by: 12_345)
        counter += 99
      })
    let result = try engine.measure([time.contender("a", cost: 1000)], plan: .exactly(5))
    #expect(result.contenders[0].samples == Array(repeating: 1000, count: 5))
    #expect(result.contenders[0].allocatedBytes == 0)
  }
}
