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

  /// One whose threads run on where its letter is a capital.
  private static func contender(_ letter: Character) -> Contender {
    var contender = Contender(label: String(letter), run: { _ in })
    contender.leavesThreadsRunning = letter.isUppercase
    return contender
  }

  /// Plays the turns of a group; returns them with an exclamation mark after each that paused.
  private static func play(_ turns: String, _ settling: Settling) -> String {
    settling.begin(turns.map(contender))
    return turns.map { "\($0)" + (settling.settle(for: contender($0)) ? "!" : "") }.joined()
  }

  /// The first turn of a group comes after its preparation, in which everybody was at work.
  @Test(arguments: [
    ("aaaa", "aaaa"), ("A", "A!"), ("AAA", "A!A!A!"), ("aaA", "a!aA"), ("Aab", "A!a!b"),
    ("aAbcBadB", "a!Ab!cBa!dB"), ("", ""),
  ])
  func turnAfterForeignThreadsWaits(_ turns: String, _ expected: String) {
    let waits = Waits([true])
    let settling = Settling { waits.next() }
    #expect(Self.play(turns, settling) == expected)
    #expect(waits.count == expected.count { $0 == "!" })
    #expect(!settling.isInVain)
  }

  @Test(arguments: [1, 2, 3, 4, 100])
  func waitsInVainAreFewAndKnown(_ turns: Int) {
    let waits = Waits([false])
    let settling = Settling { waits.next() }
    _ = Self.play("A" + String(repeating: "a", count: turns - 1), settling)
    #expect(waits.count == min(turns, Settling.mostWaitsInVain))
    #expect(settling.isInVain)
  }

  /// One that succeeds in between shows that waiting helps.
  @Test func onlyThoseInARowCount() {
    let waits = Waits([false, false, true, false, false, true])
    let settling = Settling { waits.next() }
    _ = Self.play(String(repeating: "A", count: 50), settling)
    #expect(waits.count == 50)
    #expect(settling.isInVain)
  }

  /// One wait in vain is no habit: the next group waits as often as any.
  @Test func groupAfterOneWaitInVainTriesAsOften() {
    let waits = Waits([false, true, true, false, false, true])
    let settling = Settling { waits.next() }
    #expect(Self.play("AAA", settling) == "A!A!A!")
    #expect(settling.isInVain)
    #expect(Self.play("AAA", settling) == "A!A!A!")
    #expect(waits.count == 6)
  }

  /// What sleeps has nothing to wake for.
  @Test func groupAfterThemWaitsOnce() {
    let waits = Waits([true])
    let settling = Settling { waits.next() }
    #expect(Self.play("aA", settling) == "a!A")
    #expect(Self.play("aaa", settling) == "a!aa")
    #expect(Self.play("aaa", settling) == "aaa")
  }

  /// Each later group sees once whether they sleep by now, and is in vain where they do not.
  @Test(arguments: ["aaaa", "aAaA"])
  func groupAfterSleeplessOnesWaitsOnceAndKnows(_ turns: String) {
    let waits = Waits([false, false, false, false, false, true])
    let settling = Settling { waits.next() }
    _ = Self.play("Aaaaaa", settling)
    for group in 1...2 {
      _ = Self.play(turns, settling)
      #expect(waits.count == Settling.mostWaitsInVain + group)
      #expect(settling.isInVain)
    }
    #expect(Self.play("aaaa", settling) == "a!aaa")
    #expect(!settling.isInVain)
  }
}
