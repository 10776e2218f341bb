// A length of time is read as people write it.

import BenchmarkSuites
import Testing

@Suite struct TimeBudgetTests {
  @Test(
    arguments: [
      ("90", 90), ("0.1", 0.1), ("1e3", 1000), ("10s", 10), ("2m", 120), ("1h", 3600),
      ("1h30m", 5400), ("500ms", 0.5), ("1.5m", 90), ("1m1s", 61), ("1h2m3s4ms", 3723.004),
      ("1000000", 1e6),
    ] as [(String, Double)])
  func isReadAsPeopleWriteIt(_ text: String, _ seconds: Double) throws {
    #expect((try TimeBudget(parsing: text).seconds - seconds).magnitude < 1e-9)
  }

  @Test(
    arguments: [
      ("", .noNumber), ("soon", .noNumber), ("m", .noNumber), ("1..2s", .noNumber),
      ("1m30", .noUnit("30")), ("10x", .unknownUnit("x")), ("10S", .unknownUnit("S")),
      ("10 s", .unknownUnit(" s")), ("1s1m", .wrongOrder), ("1m1m", .wrongOrder),
      ("0", .outOfRange), ("0s", .outOfRange), ("-1", .outOfRange), ("-5m", .outOfRange),
      ("1h-30m", .outOfRange),
      ("nan", .outOfRange), ("inf", .outOfRange), ("1000001", .outOfRange),
      ("278h", .outOfRange),
    ] as [(String, TimeBudgetError)])
  func whatIsNoneIsRefused(_ text: String, _ error: TimeBudgetError) {
    #expect(throws: error) { try TimeBudget(parsing: text) }
  }
}
