// Before a contender's turn the engine waits until nothing of the one before runs on.

import BenchmarkKit
import Testing

@Suite("Settling")
struct SettleTests {
  private static func words(
    _ labels: [String], _ plan: MeasurementPlan
  ) throws -> [String] {
    let time = ScriptedTime()
    let engine = Engine(
      time: time,
      settle: { _ in
        time.log("settle")
        return false
      })
    _ = try engine.measure(labels.map { time.contender($0, cost: 1000) }, plan: plan)
    return time.words
  }

  @Test("once before each calibration, warm-up and sample, and before anything runs")
  func beforeEveryTurn() throws {
    var plan = MeasurementPlan.exactly(1)
    plan.warmUpDuration = 2000
    let calibration = { (label: String) in
      ["settle"]
        + Array(repeating: ["restore \(label)", "run \(label) 1"], count: 3).flatMap(\.self)
    }
    let warmUp = { (label: String) in
      ["settle"]
        + Array(repeating: ["restore \(label)", "run \(label) 1"], count: 2).flatMap(\.self)
    }
    let sample = ["settle", "restore a", "run a 1", "restore a", "run a 1"]
    #expect(try Self.words(["a"], plan) == calibration("a") + warmUp("a") + sample)
    let two = try Self.words(["a", "b"], plan)
    #expect(
      Array(two.prefix(24)) == calibration("a") + calibration("b") + warmUp("a") + warmUp("b"))
  }

  @Test("the contender whose turn it is")
  func namesTheContender() throws {
    let time = ScriptedTime()
    var plan = MeasurementPlan.exactly(4)
    plan.warmUpDuration = 2000
    let engine = Engine(
      time: time,
      settle: {
        time.log("settle \($0.label)")
        return false
      })
    _ = try engine.measure(["a", "b", "c"].map { time.contender($0, cost: 1000) }, plan: plan)
    #expect(time.words.count { $0.hasPrefix("settle") } == 3 * (2 + 4))
    for (before, word) in zip(time.words, time.words.dropFirst()) where before.hasPrefix("settle") {
      #expect(word == "restore \(before.suffix(1))")
    }
  }

  @Test("whoever ran before", arguments: [1, 2, 5], [1, 6])
  func beforeEverySample(contenders: Int, rounds: Int) throws {
    let words = try Self.words((0..<contenders).map { "c\($0)" }, .exactly(rounds))
    // Without a warm-up: one before calibration, one before the warm-up that takes no time.
    #expect(words.count { $0 == "settle" } == contenders * (2 + rounds))
    var running = ""
    for (before, word) in zip([""] + words, words) where word.hasPrefix("restore") {
      if word != running { #expect(before == "settle", "\(running), then \(word)") }
      running = word
    }
  }

  @Test("what settling takes is in no sample")
  func isNotTimed() throws {
    let time = ScriptedTime()
    let engine = Engine(
      time: time,
      settle: { _ in
        time.advance(by: 1_000_000)
        return true
      })
    let result = try engine.measure(
      [time.contender("a", cost: 100), time.contender("b", cost: 500)], plan: .exactly(6))
    #expect(result.contenders[0].samples == Array(repeating: 100, count: 6))
    #expect(result.contenders[1].samples == Array(repeating: 500, count: 6))
  }

  /// A core gives its caches away while it pauses, and a host may move it.
  @Test("after a pause the contender works for 3 ms", arguments: [1_000_000, 700_000])
  func pauseIsGotOver(cost: UInt64) throws {
    let time = ScriptedTime()
    var hasPaused = true
    let engine = Engine(
      time: time,
      settle: { _ in
        time.log("settle")
        return hasPaused
      })
    _ = try engine.measure([time.contender("a", cost: cost)], plan: .exactly(1))
    let turn = { (words: [String]) in words.suffix(from: words.lastIndex(of: "settle") ?? 0).count }
    let withPause = turn(time.words)
    hasPaused = false
    _ = try engine.measure([time.contender("a", cost: cost)], plan: .exactly(1))
    // Each batch with a fresh input.
    let batches = Int((3_000_000 + cost - 1) / cost)
    #expect(withPause == turn(time.words) + 2 * batches)
  }
}
