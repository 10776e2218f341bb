// The grammar of --threads.

import BenchmarkSuites
import Testing

struct ThreadCountsTests {
  @Test(
    arguments: [
      ("1", [1]), ("1,2", [1, 2]), ("2,1,2", [1, 2]), ("1..4", [1, 2, 3, 4]), ("all", [8]),
      ("1, all", [1, 8]), ("6..all", [6, 7, 8]), ("8..all", [8]), ("8", [8]),
    ])
  func readsCounts(text: String, counts: [Int]) throws {
    #expect(try ThreadCounts(parsing: text).resolved(cores: 8) == counts)
  }

  @Test(arguments: ["", "x", "1,", "1..", "..2", "+1", "1.5", "ALL", "all..2"])
  func malformedTextIsAnError(text: String) throws {
    let error = try #require(throws: OptionError.self) { try ThreadCounts(parsing: text) }
    guard case .malformed(option: "--threads", _, _) = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test(arguments: ["0", "-1", "4..2", "0..2"])
  func countsOutOfRangeAreAnError(text: String) throws {
    let error = try #require(throws: OptionError.self) { try ThreadCounts(parsing: text) }
    guard case .outOfRange(option: "--threads", _, _) = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test(arguments: ["9", "1..9", "9..all"])
  func moreThreadsThanCoresIsAnError(text: String) throws {
    let threads = try ThreadCounts(parsing: text)
    let error = try #require(throws: OptionError.self) { try threads.resolved(cores: 8) }
    #expect(
      error.description
        == "--threads: 9 is out of range: allowed is 1 to 8, the cores this run may use")
  }
}
