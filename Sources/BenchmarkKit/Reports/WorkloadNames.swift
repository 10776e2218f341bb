// Workloads in few words, where most of what they are is the same in all of a table.

/// Names workloads by what tells them apart from the others of a table.
struct WorkloadNames {
  private let namesSuite: Bool
  private let namesDistribution: Bool
  private let namesSlope: Bool
  private let namesPlacement: Bool

  /// Looks for what differs.
  init(_ benchmarks: [BenchmarkIdentity]) {
    func areSeveral<Value: Hashable>(_ values: [Value]) -> Bool { Set(values).count > 1 }
    namesSuite = areSeveral(benchmarks.map(\.suite))
    namesDistribution = areSeveral(benchmarks.map(\.distribution))
    namesSlope = areSeveral(benchmarks.compactMap(\.slope))
    namesPlacement = areSeveral(
      benchmarks.filter { $0.placement.output != .inPlace }.map {
        var placement = $0.placement
        placement.output = .reused
        return placement
      })
  }

  /// Everything but the size; an output of its own that is used again goes without saying.
  func text(of workload: Workload) -> String {
    let identity = workload.identity
    var parts = [namesSuite ? "\(identity.suite): \(identity.operation)" : identity.operation]
    if identity.elementType != "float32" { parts.append(identity.elementType) }
    if namesDistribution { parts.append(identity.distribution) }
    if namesSlope, let slope = identity.slope { parts.append("slope \(slope)") }
    parts.append(workload.threads)
    if namesPlacement || identity.placement.output == .fresh {
      parts += workload.placement
    } else if identity.placement.output == .inPlace {
      parts.append("in place")
    }
    if identity.cache != .warm { parts.append("\(identity.cache.rawValue) cache") }
    if identity.consumer == .read { parts.append("output read") }
    return parts.joined(separator: ", ")
  }
}
