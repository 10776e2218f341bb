// Short benchmarks are made ready several times in a pair, long ones once.

import BenchmarkKit
import Testing

@Suite("Layouts within a pair")
struct DuelLayoutTests {
  private func played(
    elements: Int, layouts: Int
  ) throws -> (samples: ProcessPairSamples, preparations: Int) {
    let identity = Example.identity(elements: elements)
    let stage = DuelStage([DuelHello.Offer(identity: identity, group: 0)])
    let plan = DuelPlan(minimumRounds: 6, maximumRounds: 20, layouts: layouts)
    let pair = try #require(try stage.duel(plan).playPair(0, budget: 0))
    return (try #require(pair[identity]), stage.events.count { $0 == .prepared(.old, [0]) })
  }

  @Test("a short iteration is made ready anew, and each layout gets rounds", arguments: [1, 2, 5])
  func short(layouts: Int) throws {
    let (samples, preparations) = try played(elements: 2048, layouts: layouts)
    #expect(preparations == layouts)
    // At least the minimum, shared out and rounded up.
    #expect(samples.old.count == layouts * ((6 - 1) / layouts + 1))
  }

  @Test("a long one is made ready once") func long() throws {
    #expect(try played(elements: 1 << 20, layouts: 5).preparations == 1)
  }
}
