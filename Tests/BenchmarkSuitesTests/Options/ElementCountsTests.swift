// The grammar of --elements.

import BenchmarkSuites
import Testing

struct ElementCountsTests {
  @Test(
    arguments: [
      ("1000", [1000]),
      ("4Ki", [4096]),
      ("1Mi", [1 << 20]),
      ("2Gi", [1 << 31]),
      ("2^20", [1 << 20]),
      ("2^0", [1]),
      ("64..1Ki", [64, 128, 256, 512, 1024]),
      ("2^6..2^8", [64, 128, 256]),
      ("64..200", [64, 128, 200]),
      ("5..5", [5]),
      ("2^61..2^62", [1 << 61, 1 << 62]),
      ("1Ki, 64,64..128", [64, 128, 1024]),
    ])
  func readsCounts(text: String, counts: [Int]) throws {
    #expect(try ElementCounts(parsing: text).counts == counts)
  }

  @Test(
    arguments: [
      "", " ", "abc", "4K", "4KiB", "1e6", "1.5Ki", "Ki", "2^", "2^x", "3^4", "1,,2", "1,", "..8",
      "1..", "1..2..3", "+5", "--5", "0x10", "٣",
    ])
  func malformedTextIsAnError(text: String) throws {
    let error = try #require(throws: OptionError.self) { try ElementCounts(parsing: text) }
    guard case .malformed(option: "--elements", _, let expected) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(expected.contains("4Ki"))
  }

  @Test(
    arguments: [
      "0", "0Ki", "-1", "-4Ki", "2^63", "2^64", "9223372036854775807", "9223372036854775808",
      "99999999999999999999999Gi", "8589934592Gi", "17179869184Gi", "17179869185Gi", "1Ki..64",
      "64,0",
    ])
  func countsOutOfRangeAreAnError(text: String) throws {
    let error = try #require(throws: OptionError.self) { try ElementCounts(parsing: text) }
    guard case .outOfRange(option: "--elements", _, _) = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test func errorsNameTheOptionAndThePart() throws {
    let error = try #require(throws: OptionError.self) {
      try ElementCounts(parsing: "64,abc", option: "--grain")
    }
    #expect(error.description.hasPrefix("--grain: cannot read 'abc'"))
  }

  @Test(
    arguments: [
      (1, "1"), (1000, "1000"), (1024, "1Ki"), (1025, "1025"), (1 << 20, "1Mi"),
      (3 << 19, "1536Ki"), (1 << 30, "1Gi"), (0, "0"),
    ])
  func textIsShort(count: Int, text: String) throws {
    #expect(ElementCounts.text(count) == text)
    if count > 0 { #expect(try ElementCounts.count(parsing: text) == count) }
  }
}
