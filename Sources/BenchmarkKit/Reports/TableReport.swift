// The table a run ends with: text of a fixed width, one group of rows per workload.

/// Renders benchmarks as a table for people; a pure function of them.
public struct TableReport: Sendable {
  /// No line is longer, in characters.
  public var width: Int
  /// Whether rows are coloured; the caller knows whether anybody sees colour.
  public var colour: Bool
  /// Whether lines below the table say what the columns and the warnings in it mean.
  public var footer: Bool

  /// A table of at most `width` columns.
  ///
  /// Less than ``leastWidth`` is too narrow for its numbers and counts as that.
  public init(width: Int = 100, colour: Bool = false, footer: Bool = true) {
    self.width = max(width, Self.leastWidth)
    self.colour = colour
    self.footer = footer
  }

  /// The narrowest line that holds the numbers.
  public static let leastWidth = 60

  /// The table, each line ended by a newline; groups in the order of their first benchmark.
  ///
  /// - Parameters:
  ///   - benchmarks: The rows.
  ///   - noise: What the line above the table says; none where nobody looked.
  ///   - cpu: The processor, whose caches say which figures are of memory; nil where that is not
  ///     known.
  /// - Returns: The whole text.
  public func text(
    for benchmarks: [BenchmarkRecord], noise: NoiseRecord? = nil, cpu: CPUFacts? = nil
  ) -> String {
    let heading = noise.map { noise in
      noise.heading(width: width, colour: colour).map { $0 + "\n" }.joined() + "\n"
    }
    return (heading ?? "") + table(of: benchmarks, cpu)
  }

  private func table(of benchmarks: [BenchmarkRecord], _ cpu: CPUFacts?) -> String {
    guard !benchmarks.isEmpty else { return "No benchmarks.\n" }
    let groups = WorkloadGroup.groups(of: benchmarks)
    let rows = groups.flatMap(\.rows)
    let showsCeilings = benchmarks.contains { $0.ceiling != nil }
    let regret = RegretSummary(Regret.all(in: benchmarks))
    let layout = TableLayout(
      width: width, rows: rows, showsCeilings: showsCeilings, showsRegret: regret != nil)
    let severalSuites = Set(benchmarks.map(\.identity.suite)).count > 1
    var lines = layout.header
    var position = 0
    for group in groups {
      lines.append("")
      lines += group.heading(withSuite: severalSuites).wrapped(to: width, indent: 2)
      for row in group.rows {
        lines += layout.lines(ofRow: position).map { colour ? row.tone.paint($0) : $0 }
        position += 1
      }
    }
    if footer {
      let unit = SpeedUpUnit(among: benchmarks.map(\.identity))
      let hasBranchless = benchmarks.contains { unit.isBranchless($0.identity) }
      let explained =
        Self.legend + (hasBranchless ? Self.branchlessLegend : [])
        + (showsCeilings ? Self.ceilingLegend : [])
        + (cpu.flatMap { CeilingSummary(benchmarks, cpu: $0) }?.lines ?? [])
        + (regret.map { [Self.regretLegend] + $0.lines } ?? [])
        + (benchmarks.contains(where: \.isDirectChoice) ? Self.directLegend : [])
        + (ActivationSummary(benchmarks)?.lines ?? [])
        + (CallSummary(benchmarks)?.lines ?? [])
        + (PeerSummary(benchmarks)?.lines ?? [])
        + (SharedCoreSummary(benchmarks)?.lines ?? [])
        + (benchmarks.contains(where: \.identity.isStage) ? Self.stageLegend : [])
        + QualityFlag.explanations(for: benchmarks)
      lines += [""] + explained.flatMap { $0.wrappedBehindMargin(to: width, indent: 2) }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What the columns mean.
  private static let legend = [
    "median: time of one iteration. interval: half its confidence interval, in % of it.",
    "GB/s: 10^9 bytes read and written per second, from the median.",
    "speed-up: over scalar-branch, same workload and threads, else on 1 thread; "
      + "- if it did not run.",
  ]

  /// What speed-ups are over where a function is not made of pieces.
  private static let branchlessLegend = [
    "speed-up of a function that has no branch: over scalar-branchless."
  ]

  /// What regret means, where there is some.
  private static let regretLegend =
    "regret: time of auto over that of the fastest kernel on as many threads or fewer, minus 1."

  /// What `auto` is in records from before it was the public function.
  private static let directLegend = [
    "auto: in this record it calls the loop it chose directly, not the public function that programs call."
  ]

  /// What stages are, where there are some.
  private static let stageLegend = [
    "stage/...: the time of a part of a call on several threads, or of a call that computes nothing. No "
      + "kernel: neither GB/s nor speed-up."
  ]

  /// What ceilings mean, where there are some.
  private static let ceilingLegend = [
    "ceiling: share of the fastest copy in the same rounds and buffers (in place: of update), on as many "
      + "threads or fewer. The rows "
      + "ceiling/... only move memory; read and fill move less than a kernel does and limit none."
  ]
}

extension BenchmarkRecord {
  /// Whether a kernel that chooses was measured without the function that chooses for programs.
  fileprivate var isDirectChoice: Bool {
    identity.variant == Regret.variant && identity.origin == nil
  }
}
