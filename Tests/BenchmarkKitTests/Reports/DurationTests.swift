// Lengths of time as they are said, and as `--budget` takes them.

import BenchmarkKit
import Testing

@Suite struct DurationTests {
  @Test(
    arguments: [
      (0, "0 s", "0s"), (1, "0.1 s", "0.1s"), (4e9, "4 s", "4s"), (4.1e9, "4.1 s", "4.1s"),
      (0.83e9, "0.9 s", "0.9s"), (9.01e9, "10 s", "10s"),
      (60e9, "1 min", "60s"), (280e9, "4 min 40 s", "5m"), (725e9, "13 min", "13m"),
      (3600e9, "1 h", "1h"), (5400e9, "1 h 30 min", "1h30m"), (7201e9, "2 h 1 min", "2h1m"),
      (.infinity, "1000 h", "1000h"), (.nan, "0 s", "0s"), (-5, "0 s", "0s"),
    ] as [(Double, String, String)])
  func isRoundedUp(_ nanoseconds: Double, _ words: String, _ budget: String) {
    #expect(Quantity.duration(nanoseconds) == words)
    #expect(Quantity.budget(nanoseconds) == budget)
  }
}
