// Who waits for other libraries' threads, how often, and what is known where they never sleep.

import BenchmarkKit
import Testing

@Suite struct SettlingTests {
  /// The answers of the waits there are, then always the last; and how many there were.
  private final class Waits {
    private let answers: [Bool]
    private(set) var count = 0

    init(_ answers: [Bool]) { self.answers = answers }

    func next() -> Bool {
      defer { count += 1 }
      return answers[min(count, answers.count - 1)]
    }
  }

  private static func turns(
    _ turns: Int, answers: [Bool], hasForeignThreads: Bool = true
  ) -> (waits: Int, isInVain: Bool) {
    let waits = Waits(answers)
    let settling = Settling { waits.next() }
    let settle = settling.begin(hasForeignThreads: hasForeignThreads)
    for _ in 0..<turns { _ = settle() }
    return (waits.count, settling.isInVain)
  }

  @Test(arguments: [0, 1, 7])
  func everyTurnWaitsWhereThreadsSleep(_ turns: Int) {
    #expect(Self.turns(turns, answers: [true]) == (turns, false))
  }

  @Test(arguments: [1, 2, 3, 4, 100])
  func waitsInVainAreFewAndKnown(_ turns: Int) {
    let found = Self.turns(turns, answers: [false])
    #expect(found == (min(turns, Settling.mostWaitsInVain), true))
  }

  /// One that succeeds in between shows that waiting helps.
  @Test func onlyThoseInARowCount() {
    let answers = [false, false, true, false, false, true]
    #expect(Self.turns(50, answers: answers) == (50, true))
  }

  @Test func nobodyWaitsWithoutForeignThreads() {
    #expect(Self.turns(9, answers: [false], hasForeignThreads: false) == (0, false))
  }

  @Test(arguments: [true, false])
  func groupAfterThemWaitsOnce(_ sleeps: Bool) {
    let waits = Waits([sleeps])
    let settling = Settling { waits.next() }
    _ = settling.begin(hasForeignThreads: true)()
    for _ in 0..<2 {
      let before = waits.count
      let settle = settling.begin(hasForeignThreads: false)
      for _ in 0..<5 { _ = settle() }
      #expect(waits.count == before + 1)
      #expect(settling.isInVain == !sleeps)
    }
  }

  @Test func everyGroupTriesAnew() {
    let waits = Waits([false, false, false, true])
    let settling = Settling { waits.next() }
    let first = settling.begin(hasForeignThreads: true)
    for _ in 0..<5 { _ = first() }
    #expect(settling.isInVain)
    _ = settling.begin(hasForeignThreads: true)()
    #expect(!settling.isInVain)
    #expect(waits.count == 4)
  }
}
