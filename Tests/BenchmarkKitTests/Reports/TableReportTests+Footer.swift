// The lines below the table that say what a warning means.

import BenchmarkKit
import Testing

extension TableReportTests {
  /// The lines below the table that explain `flags`, each put on one line again.
  private static func explanations(
    of flags: [[String]], footer: Bool = true, width: Int = 100
  ) -> [String] {
    let text = TableReport(width: width, footer: footer).text(
      for: flags.map { Example.benchmark(flags: $0) })
    return text.replacing("\n  ", with: " ").split(separator: "\n").map(String.init)
      .filter { line in QualityFlag.allCases.contains { line.hasPrefix("\($0.rawValue):") } }
  }

  @Test(arguments: QualityFlag.allCases, [72, 100])
  func footerSaysWhatAWarningMeansAndWhatToDo(_ flag: QualityFlag, _ width: Int) {
    let isHidden = [.outliers, .reusedCeiling].contains(flag)
    let expected = isHidden ? [] : ["\(flag.rawValue): \(flag.text); \(flag.action)."]
    #expect(Self.explanations(of: [[flag.rawValue]], width: width) == expected)
    #expect(Self.explanations(of: [[flag.rawValue]], footer: false).isEmpty)
  }

  @Test func eachWarningIsExplainedOnceAndUnknownOnesAreNot() {
    let flags = [
      ["unstable", "outliers"], [], ["two-clusters", "unstable", "of-a-later-version"],
    ]
    let names = Self.explanations(of: flags).map { $0.prefix { $0 != ":" } }
    #expect(names == ["two-clusters", "unstable"])
    #expect(Self.explanations(of: [[], ["outliers"]]).isEmpty)
  }
}
