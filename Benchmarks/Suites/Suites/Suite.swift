// A named set of benchmarks. Adding one is a file with its groups and a line in the list.

/// A named set of benchmarks, made for a machine and a command line.
public struct Suite: Sendable {
  /// Kebab-case.
  public let name: String
  /// One line for people.
  public let summary: String
  private let build: @Sendable (SuiteContext) throws(OptionError) -> [BenchmarkGroup]

  init(
    name: String, summary: String,
    build: @escaping @Sendable (SuiteContext) throws(OptionError) -> [BenchmarkGroup]
  ) {
    self.name = name
    self.summary = summary
    self.build = build
  }
}

extension Suite {
  /// Every suite; the first is the default.
  public static let all: [Suite] = [
    .quick, .sizes, .networks, .distributions, .threads, .allocation, .cold, .pool, .calls, .regret,
    .gate, .peers, .activations,
  ]

  /// The suite of that name.
  ///
  /// - Throws: `OptionError.unknownName` with the nearest names.
  public static func named(_ name: String) throws(OptionError) -> Suite {
    if let suite = all.first(where: { $0.name == name }) { return suite }
    throw NearestNames.unknown(name, option: "--suite", what: "suite", among: all.map(\.name))
  }

  /// The benchmarks, in the order to run them; no two are equal.
  ///
  /// - Throws: `OptionError` for options that do not go together, with the suite, or with the
  ///   machine.
  public func groups(in context: SuiteContext) throws(OptionError) -> [BenchmarkGroup] {
    let groups = try build(context).filter { !$0.specs.isEmpty }
    guard groups.contains(where: { !$0.isUnitAlone(in: context) }) else {
      throw .nothingSelected(reason: "suite \(name) has no benchmark for these options")
    }
    return groups
  }
}

extension BenchmarkGroup {
  /// Whether nothing is left but the unit of speed-ups, which nobody asked for.
  fileprivate func isUnitAlone(in context: SuiteContext) -> Bool {
    guard let filter = context.selection.kernels else { return false }
    return specs.allSatisfy { $0.isUnit && !filter.selects($0.kernel) }
  }
}
