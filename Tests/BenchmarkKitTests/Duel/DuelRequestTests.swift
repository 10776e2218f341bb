// Requests as lines, and what is none.

import BenchmarkKit
import Testing

@Suite("Requests of a duel")
struct DuelRequestTests {
  static let requests: [(DuelRequest, String)] = [
    (.prepare([]), "prepare"), (.prepare([0]), "prepare 0"),
    (.prepare([2, 0, 17]), "prepare 2 0 17"),
    (.sample(benchmark: 0, batch: 1, core: nil), "sample 0 1 any"),
    (.sample(benchmark: 12, batch: 4096, core: 0), "sample 12 4096 0"),
    (.sample(benchmark: .max, batch: .max, core: 1023), "sample \(Int.max) \(Int.max) 1023"),
  ]

  @Test("a request is read back from its line", arguments: requests.indices)
  func roundTrip(index: Int) {
    let (request, line) = Self.requests[index]
    #expect(request.line == line)
    #expect(DuelRequest(line) == request)
    #expect(DuelRequest("  \(line)  ") == request, "blanks around words do not matter")
  }

  @Test(
    "anything else is no request",
    arguments: [
      "", " ", "prepare x", "prepare 1 2 x", "prepare 1.5", "prepare 1,2", "Prepare 1", "sample",
      "sample 1", "sample 1 2", "sample 1 2 3 4", "sample x 2 any", "sample 1 x any",
      "sample 1 2 all", "sample 1 2 ANY", "sample any 2 1", "stop", "prepared 1",
      "observe 1 2 any 0",
      "sample 99999999999999999999 1 any", "{\"prepare\": [1]}",
    ])
  func garbage(line: String) {
    #expect(DuelRequest(line) == nil)
  }
}

@Suite("Schedule of process pairs")
struct PairScheduleTests {
  @Test(
    "a pair gets its share of what is left, less the overhead",
    arguments: [
      (0, 1000, 10, 100), (30, 1000, 10, 70), (100, 1000, 10, 0), (101, 1000, 10, 0),
      (0, 1000, 1, 1000), (10, 1000, 0, 990), (0, 0, 5, 0), (7, .max, 1, .max - 7),
      (0, 1000, 3, 333),
    ] as [(UInt64, UInt64, Int, UInt64)])
  func share(overhead: UInt64, timeLeft: UInt64, pairsLeft: Int, budget: UInt64) {
    let schedule = PairSchedule(overhead: overhead)
    #expect(schedule.roundsBudget(timeLeft: timeLeft, pairsLeft: pairsLeft) == budget)
  }

  @Test("the overhead is that of the slowest pair so far")
  func slowestPair() {
    var schedule = PairSchedule(overhead: 5)
    func budget() -> UInt64 { schedule.roundsBudget(timeLeft: 1000, pairsLeft: 1) }
    schedule.note(elapsed: 103, roundsBudget: 100)
    #expect(budget() == 995, "less than the first guess")
    schedule.note(elapsed: 150, roundsBudget: 100)
    #expect(budget() == 950)
    schedule.note(elapsed: 120, roundsBudget: 100)
    #expect(budget() == 950, "a quick pair does not make the next ones quick")
    schedule.note(elapsed: 80, roundsBudget: 100)
    #expect(budget() == 950, "rounds that ended early are no overhead")
  }
}
