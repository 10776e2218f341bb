// One row of the table, its cells as text.

/// The cells of one benchmark's row.
struct TableRow {
  /// The kernel's id without the operation, which the heading has.
  let kernel: String
  /// The figures as text.
  struct Numbers {
    let median, interval, throughput, ceiling, speedUp, regret: String
  }

  /// nil for a row that has no figures to show.
  let numbers: Numbers?
  /// What stands behind the numbers, or in their place.
  let note: String
  /// How the row is coloured.
  let tone: RowTone

  /// Makes the row of `benchmark`.
  ///
  /// - Parameters:
  ///   - benchmark: measured or not; without figures its reason stands in their place.
  ///   - scalarBranchMedian: what speed-ups are taken over; nil where there is none.
  ///   - bestMedian: the median of the fastest row; nil where there is nothing to compare.
  ///   - regret: of a kernel that chooses; nil for others.
  init(
    _ benchmark: BenchmarkRecord, scalarBranchMedian: Double?, bestMedian: Double?,
    regret: Regret? = nil
  ) {
    let identity = benchmark.identity
    let prefix = identity.operation + "/"
    kernel =
      identity.kernel.hasPrefix(prefix)
      ? String(identity.kernel.dropFirst(prefix.count)) : identity.kernel
    let chunking = identity.chunking.map { ["\($0.policy.rawValue) \(Quantity.count($0.grain))"] }
    let flags = benchmark.flags.filter { QualityFlag(rawValue: $0)?.isShown ?? true }
    let loop = benchmark.loop.map { [$0] }
    let remarks = ((loop ?? []) + (chunking ?? []) + flags).joined(separator: ", ")
    guard benchmark.status == .ok, let figures = benchmark.figures else {
      numbers = nil
      let reason = "\(benchmark.status.rawValue): \(benchmark.reason ?? "")"
      note = reason + (remarks.isEmpty ? "" : " (\(remarks))")
      tone = benchmark.status == .skipped ? .warning : .failure
      return
    }
    let halfWidth = (figures.interval.high - figures.interval.low) / 2 / figures.median
    numbers = Numbers(
      median: Quantity.nanoseconds(figures.median),
      // Four digits would say nothing that ">999%" does not.
      interval: halfWidth < 9.995 ? "±\(Quantity.fixed(halfWidth * 100, digits: 1))%" : ">999%",
      // A stage moves nothing.
      throughput: identity.isStage
        ? "-" : benchmark.throughput.map(Quantity.gigabytesPerSecond) ?? "-",
      ceiling: Self.percentage(benchmark.fractionOfCeiling),
      // Of what computes nothing a speed-up would say nothing.
      speedUp: identity.isKernel
        ? scalarBranchMedian.map { Quantity.ratio($0 / figures.median) } ?? "-" : "-",
      regret: regret.map { "\(Quantity.fixed($0.share * 100, digits: 1))%" } ?? "-")
    note = remarks
    tone = figures.median == bestMedian && identity.isKernel ? .best : .plain
  }

  /// A share as `96%`.
  private static func percentage(_ share: Double?) -> String {
    guard let share else { return "-" }
    return share < 9.995 ? "\(Quantity.fixed(share * 100, digits: 0))%" : ">999%"
  }
}
