// A gate as JUnit XML: what CI systems count has to be right, and any reason has to fit.

import BenchmarkKit
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Gates as JUnit XML")
struct GateJUnitTests {
  private let date = Date(timeIntervalSince1970: 1_700_000_000)

  private func outline(_ result: GateResult, strict: Bool = false) throws -> [XMLOutline.Element] {
    let text = GateReport(result).junit(date: date, strict: strict)
    return try #require(XMLOutline(text), "\(text)").elements
  }

  @Test("a small gate, to the letter")
  func exact() {
    let expected = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="relubench gate" tests="1" failures="0" errors="0" skipped="0">
        <testsuite name="gate" tests="1" failures="0" errors="0" skipped="0" \
      timestamp="2023-11-14T22:13:20Z">
          <testcase classname="relu" name="relu/simd8/avx2 4Ki uniform-50" time="0.000000100000"/>
        </testsuite>
      </testsuites>

      """
    #expect(GateReport(ReportedGate.passed).junit(date: date) == expected)
  }

  @Test(
    "what is undecided is skipped, or a failure where that is asked for", arguments: [false, true])
  func counts(strict: Bool) throws {
    let elements = try outline(ReportedGate.mixed, strict: strict)
    #expect(elements.count { $0.name == "testcase" } == 4)
    #expect(elements.count { $0.name == "failure" } == (strict ? 2 : 1))
    #expect(elements.count { $0.name == "skipped" } == (strict ? 0 : 1))
    for element in elements.prefix(2) {
      #expect(element.attributes["tests"] == "4")
      #expect(element.attributes["failures"] == (strict ? "2" : "1"))
      #expect(element.attributes["skipped"] == (strict ? "0" : "1"))
      #expect(element.attributes["errors"] == "0")
    }
    let types = elements.filter { $0.name == "failure" }.map { $0.attributes["type"] }
    #expect(types == (strict ? ["regression", "undecided"] : ["regression"]))
  }

  @Test("elements lie where readers look for them")
  func structure() throws {
    let elements = try outline(ReportedGate.mixed)
    let depths = [
      "testsuites": 0, "testsuite": 1, "testcase": 2, "failure": 3, "skipped": 3,
    ]
    #expect(elements.allSatisfy { depths[$0.name] == $0.depth })
    #expect(elements[2].attributes["classname"] == "relu")
    #expect(elements[2].attributes["time"] == "0.000000105000")
    #expect(
      elements[3].attributes["message"]
        == "relu/simd8/avx2 4Ki uniform-50: +5.0 %, margin 2.0 %; measured again: +5.0 %, +5.0 %")
  }

  @Test(
    "any reason comes back as it was, on one line",
    arguments: [
      ReportedGate.awkward, "]]>", "<!-- -->", "&amp;", "\u{1}\u{1b}[31m\r\n\t", "ä 語 🚀", "",
    ])
  func escaping(reason: String) throws {
    let result = GateResult(
      findings: [GateFinding(ratios: [], resolution: nil).judged(.undecided, reason)], method: "")
    let message = try #require(try outline(result).last?.attributes["message"])
    let words = reason.split { $0.isWhitespace || $0 < " " }.joined(separator: " ")
    #expect(message.hasPrefix("relu/simd8/avx2 4Ki uniform-50: not measured, margin 2.0 %"))
    #expect(message.hasSuffix(words))
  }

  @Test("without benchmarks it is a document all the same")
  func empty() throws {
    let elements = try outline(GateResult(findings: [], method: ""))
    #expect(elements.map(\.name) == ["testsuites", "testsuite"])
    #expect(elements[1].attributes["tests"] == "0")
  }

  @Test("the reader of these tests refuses what is not well-formed")
  func reader() {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    #expect(XMLOutline(head + "<a b=\"c\"><d/></a>") != nil)
    for body in [
      "", "<a>", "<a></b>", "<a/><a/>", "<a b=\"<\"/>", "<a b=\"&x;\"/>", "<a b=\"c\" b=\"d\"/>",
      "<a b=\"\n\"/>", "</a>", "<a b=c/>",
    ] {
      #expect(XMLOutline(head + body) == nil, "\(body)")
    }
  }
}
