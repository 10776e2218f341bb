// Whether two records come from the same kind of machine, and from programs made alike.

/// The facts of a machine, and of how it ran the program, that decide the speed of the same code and
/// do not change by themselves.
///
/// Not among them: frequency, load, bogomips, free memory and versions of the system and compiler,
/// which differ from one day to the next on the same machine; and the flags that the manifest gives
/// to the kernels, which are part of the code that is measured.
public struct MachineFingerprint: Sendable, Equatable {
  /// One fact: what it is, and how it reads; nil where it is not known and cannot do without.
  struct Fact: Sendable, Equatable {
    let name: String
    let value: String?
  }

  let facts: [Fact]
  /// Facts that older records lack: compared only where both have them.
  let lateFacts: [Fact]
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
    let (allocator, observed) = (environment.allocator, environment.build.observed)
    func list(_ words: [String]?) -> String? {
      words.map { $0.isEmpty ? "none" : $0.joined(separator: " ") }
    }
    lateFacts =
      [
        Fact(name: "page size", value: Quantity.bytes(environment.memory.pageSize)),
        Fact(name: "transparent huge pages", value: environment.memory.transparentHugePages),
        Fact(name: "allocator", value: allocator.name),
        Fact(name: "allocator's version", value: allocator.version),
        Fact(name: "allocator's linkage", value: allocator.linkage?.rawValue),
        Fact(
          name: "malloc",
          value: allocator.servesMalloc.map {
            allocator.foreignMallocs.map { $0.map(\.fileName).joined(separator: " ") }
              ?? ($0 ? allocator.name : "another's")
          }),
        Fact(name: "linkage", value: observed?.linkage?.rawValue),
        Fact(name: "optimization of Swift", value: observed?.swift?.rawValue),
        Fact(name: "optimization of C", value: observed?.c?.rawValue),
        Fact(
          name: "instruction sets of all Swift", value: list(observed?.swiftInstructionSets)),
        Fact(name: "instruction sets of all C", value: list(observed?.cInstructionSets)),
      ]
      + allocator.options.sorted { $0.key < $1.key }
      .map { Fact(name: "allocator's option \($0.key)", value: $0.value) }
    memory = environment.memory.totalBytes
  }

  /// Facts that only one of both records has, so that nobody knows whether they differ.
  public func unknowns(comparedTo other: MachineFingerprint) -> [String] {
    let (mine, others) = (names, other.names)
    return lateFacts.map(\.name).filter { mine.contains($0) != others.contains($0) }
      + other.lateFacts.map(\.name).filter { others.contains($0) && !lateNames.contains($0) }
  }

  /// The late facts that are known.
  private var names: Set<String> { Set(lateFacts.filter { $0.value != nil }.map(\.name)) }
  private var lateNames: Set<String> { Set(lateFacts.map(\.name)) }

  /// What differs, a phrase each: `cores online 8 and 16`; none for the same kind of machine.
  ///
  /// Memory sizes count as equal within 5 %. Two CPUs of which no model is known, as is usual for
  /// arm64 on Linux, need not be the same. What only one of both says is no difference; see
  /// ``unknowns(comparedTo:)``.
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
    for one in lateFacts {
      guard let value = one.value,
        let another = other.lateFacts.first(where: { $0.name == one.name })?.value,
        value != another
      else { continue }
      texts.append("\(one.name) \(value.quoted) and \(another.quoted)")
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
  fileprivate var fileName: String { split(separator: "/").last.map(String.init) ?? self }
  fileprivate var quoted: String { "'\(onOneLine)'" }
}
