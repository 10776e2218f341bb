// Warnings as the table has them: which are shown, and the lines below it that explain them.

extension QualityFlag {
  /// Whether rows name it: nearly every series has an outlier or two, and every fresh output a
  /// ceiling without one; said of each row that would hide the rest.
  var isShown: Bool { self != .outliers && self != .reusedCeiling }

  /// What it says and what to do, for the lines below the table.
  private var explanation: String { "\(rawValue): \(text); \(action)." }

  /// A line for each warning that the rows of `benchmarks` name, in the order of the cases.
  ///
  /// Names that are no warning of this version, as in a record of a later one, are left out.
  static func explanations(for benchmarks: [BenchmarkRecord]) -> [String] {
    let names = Set(benchmarks.flatMap(\.flags))
    return allCases.filter { $0.isShown && names.contains($0.rawValue) }.map(\.explanation)
  }
}
