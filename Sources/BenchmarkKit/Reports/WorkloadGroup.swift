// The benchmarks of one workload and thread count: a heading and the rows under it.

/// The rows that share a workload and a thread count.
struct WorkloadGroup {
  /// What the rows share.
  let workload: Workload
  /// One row per kernel, as they were recorded; stages of calls follow, and ceilings come last.
  let rows: [TableRow]

  /// Sorts benchmarks into groups, both in the order of first appearance.
  static func groups(of benchmarks: [BenchmarkRecord]) -> [WorkloadGroup] {
    let groups = WorkloadMembers(benchmarks)
    return groups.order.map { workload in
      let group = groups.members[workload] ?? []
      let yardstick =
        scalarBranchMedian(in: group)
        ?? scalarBranchMedian(in: groups.members[workload.onOneThread] ?? [])
      let medians = group.filter { $0.status == .ok && $0.identity.isKernel }
        .compactMap { $0.figures?.median }
      let best = medians.count > 1 ? medians.min() : nil
      let ordered =
        group.filter(\.identity.isKernel) + group.filter(\.identity.isStage)
        + group.filter(\.identity.isCeiling)
      return WorkloadGroup(
        workload: workload,
        rows: ordered.map {
          TableRow(
            $0, scalarBranchMedian: yardstick, bestMedian: best,
            regret: Regret(of: $0, among: benchmarks))
        })
    }
  }

  /// The median that speed-ups are taken over.
  ///
  /// A wrapper around `scalar-branch` is not it: its variant is the wrapper's.
  ///
  /// - Returns: nil if the group has no such benchmark, or it was not measured.
  private static func scalarBranchMedian(in group: [BenchmarkRecord]) -> Double? {
    let unit = SpeedUpUnit(among: group.map(\.identity))
    return group.first { $0.status == .ok && unit.contains($0.identity) }?.figures?.median
  }

  /// The line above the rows.
  func heading(withSuite: Bool) -> String {
    (withSuite ? "\(workload.identity.suite): " : "") + workload.text
  }
}

/// What benchmarks have in common that differ in their kernel only.
struct Workload: Hashable {
  /// An identity with all that is the kernel's taken out.
  private(set) var identity: BenchmarkIdentity

  init(_ benchmark: BenchmarkIdentity) {
    identity = benchmark
    identity.kernel = ""
    identity.variant = ""
    identity.wrappedVariant = nil
    identity.instructionSet = ""
    identity.chunking = nil
    identity.origin = nil
    // Follows from the rest, except where a kernel moves more than it must.
    identity.bytesPerIteration = 0
  }

  /// The same workload on one thread.
  var onOneThread: Workload {
    var other = self
    other.identity.threads = 1
    return other
  }

  /// What workloads of different sizes share.
  var ofAnySize: Workload {
    var other = self
    other.identity.elements = 0
    return other
  }

  /// The same without the part of a network that it is.
  var ofAnyNetwork: Workload {
    var other = self
    other.identity.network = nil
    return other
  }

  /// The workload in words.
  var text: String {
    var parts = [identity.operation]
    if let network = identity.network { parts.append(text(of: network)) }
    if identity.elements > 0 { parts.append("\(Quantity.count(identity.elements)) elements") }
    if identity.elementType != "float32" { parts.append(identity.elementType) }
    parts.append(identity.distribution)
    if let slope = identity.slope { parts.append("slope \(slope)") }
    parts.append(threads)
    parts += placement
    if identity.cache != .warm { parts.append("\(identity.cache.rawValue) cache") }
    if identity.consumer == .read { parts.append("output read") }
    return parts.joined(separator: ", ")
  }

  /// The count of elements, or the part of a network that says more than it.
  var size: String {
    identity.network.map(text(of:)) ?? Quantity.count(identity.elements)
  }

  /// The threads in words.
  var threads: String { identity.threads == 1 ? "1 thread" : "\(identity.threads) threads" }

  /// Where the buffers lie, in words.
  var placement: [String] { text(of: identity.placement) }

  private func text(of network: NetworkPart) -> String {
    guard let first = network.tensors.first else { return "\(network.name) (full pass)" }
    let shape = first.shape.map { "\($0)" }.joined(separator: "x")
    let others = network.tensors.count - 1
    return "\(network.name) #\(first.index) \(first.name) \(shape)"
      + (others > 0 ? " and \(others) more of that size" : "")
  }

  private func text(of placement: RecordedPlacement) -> [String] {
    let output =
      switch placement.output {
      case .reused: "reused output"
      case .fresh: "fresh output"
      case .inPlace: "in place"
      }
    let offset =
      placement.output == .inPlace || placement.sourceDestinationOffset == 0
      ? "" : " +\(placement.sourceDestinationOffset)"
    return ["align \(placement.alignment)\(offset)", output]
      + (placement.hugePages ? ["huge pages"] : [])
  }
}
