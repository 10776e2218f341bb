// A budget shared by what each step needs.

import BenchmarkKit
import Testing

@Suite("Budget shares")
struct BudgetSharesTests {
  private static func steps(_ needs: [Double]) -> [LeastTime] {
    needs.map { LeastTime(preparation: $0 / 4, rounds: $0 * 3 / 4) }
  }

  /// Plays all steps; each takes its real need, or its share where it wants that much.
  private static func play(
    _ shares: inout BudgetShares, real: [Double], wants: (Int) -> Double = { _ in .infinity }
  ) -> (total: Double, shares: [Double]) {
    var spent = 0.0
    var given: [Double] = []
    for (index, need) in real.enumerated() {
      let share = shares.share(spent: spent)
      let taken = max(need, min(share, wants(index)))
      shares.end(
        least: LeastTime(preparation: need / 4, rounds: need * 3 / 4), elapsed: taken, share: share)
      spent += taken
      given.append(share)
    }
    return (spent, given)
  }

  @Test(
    "a budget that can be kept is kept, whatever the steps need",
    arguments: [[1, 1, 1], [90, 1, 1], [1, 1, 90], [30, 30, 30], [0, 0, 50]])
  func budgetIsKept(needs: [Double]) {
    var shares = BudgetShares(budget: 100, estimates: Self.steps(needs))
    #expect(!shares.isExceeded)
    let (total, given) = Self.play(&shares, real: needs)
    #expect((total - 100).magnitude < 1e-6, "all of it is used: \(given)")
    for (share, need) in zip(given, needs) { #expect(share >= need) }
  }

  /// Equal shares would give the last step 33 of the 90 that it needs, and the run 157.
  @Test("what follows is not robbed of its need by those before")
  func needComesFirst() {
    var shares = BudgetShares(budget: 100, estimates: Self.steps([1, 1, 90]))
    let (total, given) = Self.play(&shares, real: [1, 1, 90])
    #expect(given[0] < 5 && given[1] < 5)
    #expect((total - 100).magnitude < 1e-6)
  }

  @Test("where the needs exceed the budget each gets its own and it is said")
  func exceeded() {
    var shares = BudgetShares(budget: 100, estimates: Self.steps([50, 100, 150]))
    #expect(shares.isExceeded)
    #expect(shares.least == 300)
    let (total, given) = Self.play(&shares, real: [50, 100, 150])
    #expect(given == [50, 100, 150])
    #expect(total == 300)
  }

  @Test("estimates are corrected by what was seen, each part by its own")
  func correction() {
    var shares = BudgetShares(
      budget: 1000, estimates: Array(repeating: LeastTime(preparation: 10, rounds: 10), count: 4))
    #expect(shares.least == 80)
    shares.end(least: LeastTime(preparation: 20, rounds: 40), elapsed: 60, share: 60)
    // 60 taken, and 20 + 40 for each of three.
    #expect((shares.least - 240).magnitude < 1e-9)
    // Nothing seen, nothing learnt; the step itself is over.
    shares.end(least: nil, elapsed: 5, share: 60)
    #expect((shares.least - 180).magnitude < 1e-9)
  }

  @Test("an estimate three times too low still ends near its budget")
  func wrongEstimates() {
    let real = (0..<20).map { 1 + Double($0 % 5) }
    var shares = BudgetShares(budget: 200, estimates: Self.steps(real.map { $0 / 3 }))
    let (total, _) = Self.play(&shares, real: real)
    #expect((total - 200).magnitude < 2)
  }

  @Test("what a step does not use goes to those that follow")
  func unusedTime() {
    var shares = BudgetShares(budget: 100, estimates: Self.steps([1, 1, 1, 1]))
    let (total, given) = Self.play(&shares, real: [1, 1, 1, 1], wants: { $0 < 3 ? 2 : .infinity })
    #expect(given == given.sorted())
    #expect((total - 100).magnitude < 1e-6)
  }

  @Test(
    "the time left is what is then taken, whether the budget can be kept or not",
    arguments: [50.0, 100, 400])
  func timeLeft(budget: Double) {
    let needs = [10.0, 20, 30, 40]
    var shares = BudgetShares(budget: budget, estimates: Self.steps(needs))
    let expected = max(budget, 100)
    var spent = 0.0
    for need in needs {
      #expect((shares.timeLeft(spent: spent, step: 0) - (expected - spent)).magnitude < 1e-6)
      let share = shares.share(spent: spent)
      let taken = max(need, share)
      // In the middle of the step.
      #expect(
        (shares.timeLeft(spent: spent + taken / 2, step: taken / 2)
          - (expected - spent - taken / 2)).magnitude < 1e-6)
      shares.end(
        least: LeastTime(preparation: need / 4, rounds: need * 3 / 4), elapsed: taken, share: share)
      spent += taken
    }
    #expect(shares.timeLeft(spent: spent, step: 0) == 0)
    #expect(shares.share(spent: spent) == 0)
  }

  @Test("steps that end early are expected of the others too")
  func earlyEnds() {
    var shares = BudgetShares(budget: 100, estimates: Self.steps([1, 1, 1, 1]))
    let share = shares.share(spent: 0)
    shares.end(least: LeastTime(preparation: 0.25, rounds: 0.75), elapsed: share / 5, share: share)
    let left = shares.timeLeft(spent: share / 5, step: 0)
    #expect(left < 40)
    #expect(left > 3)
  }

  @Test("a step under way that is seen to need longer counts as that")
  func seenNeed() {
    let shares = BudgetShares(budget: 10, estimates: Self.steps([1, 1]))
    #expect((shares.timeLeft(spent: 2, step: 2, need: 50) - 49).magnitude < 1.1)
  }
}
