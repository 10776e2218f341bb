// Whether two records come from the same kind of machine.

/// The facts of a machine that decide its speed and do not change by themselves.
///
/// Not among them: frequency, load, bogomips, free memory and versions, which differ from one day
/// to the next on the same machine.
public struct MachineFingerprint: Sendable, Equatable {
  /// One fact: what it is, and how it reads; nil where it is not known and cannot do without.
  struct Fact: Sendable, Equatable {
    let name: String
    let value: String?
  }

  let facts: [Fact]
  /// Bytes; a few are kept by the firmware, now more, now less.
  let memory: Int?

  /// The invariant facts of an environment.
  public init(_ environment: Environment) {
    let (cpu, system) = (environment.cpu, environment.system)
    let caches = cpu.caches.map { "L\($0.level) \($0.type) \(Quantity.bytes($0.bytes))" }.sorted()
    facts = [
      Fact(name: "CPU", value: cpu.model),
      Fact(name: "CPU vendor", value: cpu.vendor ?? "unknown"),
      Fact(name: "architecture", value: cpu.architecture),
      Fact(name: "cores online", value: "\(cpu.coresOnline)"),
      Fact(name: "cores available", value: "\(cpu.coresAvailable)"),
      Fact(name: "CPU quota", value: system.cpuQuotaCores.map { "\($0) cores" } ?? "none"),
      Fact(name: "caches", value: caches.joined(separator: ", ")),
      Fact(name: "system", value: system.os),
      Fact(name: "hypervisor", value: system.hypervisor ?? "none"),
    ]
    memory = environment.memory.totalBytes
  }

  /// What differs, a phrase each: `cores online 8 and 16`; none for the same kind of machine.
  ///
  /// Memory sizes count as equal within 5 %. Two CPUs of which no model is known, as is usual for
  /// arm64 on Linux, need not be the same.
  public func differences(from other: MachineFingerprint) -> [String] {
    var texts: [String] = []
    for (one, another) in zip(facts, other.facts) {
      if one.value == nil, another.value == nil {
        texts.append("\(one.name) unknown in both records")
      } else if one != another {
        texts.append(
          "\(one.name) \((one.value ?? "unknown").quoted) and "
            + (another.value ?? "unknown").quoted)
      }
    }
    let sizes = (memory.map(Double.init), other.memory.map(Double.init))
    if case (let one?, let two?) = sizes, (one - two).magnitude > 0.05 * max(one, two) {
      texts.append(
        "memory \(Quantity.bytes(memory ?? 0).quoted) and \(Quantity.bytes(other.memory ?? 0).quoted)"
      )
    }
    return texts
  }
}

extension String {
  fileprivate var quoted: String { "'\(onOneLine)'" }
}
