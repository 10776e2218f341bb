// A profile as text: a line for each step, so that a person can read what `auto` will do.

import KernelInterface

extension AutoProfile {
  /// The second of them where CPUs share cores, of which a library from before knows nothing.
  private static let headings = ["relubench-profile 2", "relubench-profile 3"]
  private static let ending = "end"
  private static let sharedCore = "shared-core"

  /// The lines of the file.
  public var text: String {
    var lines = [Self.headings[sharing.cores.isEmpty ? 0 : 1], "machine \(machine)"]
    lines += sharing.cores.map {
      "\(Self.sharedCore) \($0.map(String.init).joined(separator: " "))"
    }
    let situations = plans.keys.sorted {
      ($0.operation.rawValue, $0.inPlace ? 1 : 0, $0.threads)
        < ($1.operation.rawValue, $1.inPlace ? 1 : 0, $1.threads)
    }
    for situation in situations {
      for step in plans[situation]?.steps ?? [] {
        let count = step.upTo == .max ? "any" : "\(step.upTo)"
        lines.append(
          "\(situation.operation.rawValue) \(situation.inPlace ? "in-place" : "out-of-place") "
            + "threads \(situation.threads) up-to \(count) use \(step.choice.variant) "
            + "\(step.choice.instructionSet.rawValue) threads \(step.choice.threads)")
      }
    }
    let text = lines.map { $0 + "\n" }.joined()
    return "\(text)\(Self.ending) \(Self.checksum(text))\n"
  }

  /// Reads the text of a profile.
  ///
  /// - Parameters:
  ///   - text: All of the file.
  ///   - machine: Where it is to be used.
  /// - Throws: `AutoProfileError.corrupt` for anything that ``text`` does not write,
  ///   `AutoProfileError.foreign` for a profile of another machine.
  public init(
    parsing text: String, for machine: MachineShape = .ofThisMachine
  ) throws(AutoProfileError) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let heading = lines.first.map(String.init), Self.headings.contains(heading) else {
      throw .corrupt(line: 1, reason: "a profile begins with '\(Self.headings[0])'")
    }
    guard lines.count > 1, lines[1].hasPrefix("machine ") else {
      throw .corrupt(line: 2, reason: "the machine is missing")
    }
    let name = String(lines[1].dropFirst("machine ".count))
    guard name == machine.description else { throw .foreign(machine: name) }
    guard lines.count > 3, lines[lines.count - 2].hasPrefix("\(Self.ending) "), lines.last == ""
    else {
      throw .corrupt(line: lines.count, reason: "the file ends before its last line, 'end'")
    }
    let body = lines.dropLast(2).map { $0 + "\n" }.joined()
    guard lines[lines.count - 2] == "\(Self.ending) \(Self.checksum(body))" else {
      throw .corrupt(
        line: lines.count - 1, reason: "the checksum does not fit: something above it was changed")
    }
    var steps: [AutoSituation: [AutoPlan.Step]] = [:]
    let cores = lines.dropFirst(2).prefix { $0.hasPrefix("\(Self.sharedCore) ") }
    let sharing = try Self.sharing(Array(cores))
    for index in (2 + cores.count)..<(lines.count - 2) {
      let (situation, step) = try Self.step(lines[index], number: index + 1, on: machine)
      steps[situation, default: []].append(step)
    }
    var plans: [AutoSituation: AutoPlan] = [:]
    for (situation, steps) in steps {
      guard let plan = AutoPlan(steps) else {
        throw .corrupt(
          line: lines.count - 2, reason: "the steps of a plan do not ascend to 'any'")
      }
      plans[situation] = plan
    }
    self.init(machine: name, plans: plans, sharing: sharing)
  }

  /// FNV-1a of 64 bits in hexadecimal digits: it changes with any byte.
  ///
  /// Source: Fowler, Noll, Vo; draft-eastlake-fnv.
  private static func checksum(_ text: String) -> String {
    let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return String(hash, radix: 16)
  }

  private static func sharing(_ lines: [Substring]) throws(AutoProfileError) -> CoreSharing {
    var cores: [[Int]] = []
    for (index, line) in lines.enumerated() {
      let words = line.split(separator: " ", omittingEmptySubsequences: false).dropFirst()
      let cpus = words.compactMap { Int($0) }
      let known = Set(cores.joined())
      guard cpus.count == words.count, cpus.count > 1, Set(cpus).count == cpus.count,
        cpus.allSatisfy({ $0 >= 0 && !known.contains($0) })
      else {
        throw .corrupt(
          line: index + 3, reason: "a core has two CPUs or more, each of no other core")
      }
      cores.append(cpus)
    }
    return CoreSharing(cores: cores)
  }

  private static func step(
    _ line: Substring, number: Int, on machine: MachineShape
  ) throws(AutoProfileError) -> (AutoSituation, AutoPlan.Step) {
    func fail(_ reason: String) -> AutoProfileError { .corrupt(line: number, reason: reason) }
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count == 11, words[2] == "threads", words[4] == "up-to", words[6] == "use",
      words[9] == "threads"
    else { throw fail("a step has the form 'relu in-place threads 1 up-to any use ...'") }
    guard let operation = KernelOperation(rawValue: words[0]) else {
      throw fail("'\(words[0])' is no operation")
    }
    guard ["in-place", "out-of-place"].contains(words[1]) else {
      throw fail("'\(words[1])' is neither in-place nor out-of-place")
    }
    guard let limit = Int(words[3]), let threads = Int(words[10]), threads >= 1, threads <= limit,
      limit <= WorkerPool.mostThreads
    else { throw fail("threads are at least 1 and within their limit") }
    guard let count = words[5] == "any" ? Int.max : Int(words[5]), count >= 0 else {
      throw fail("'\(words[5])' is no count of elements")
    }
    guard let instructionSet = InstructionSet(rawValue: words[8]),
      instructionSet <= machine.instructionSet,
      SerialKernels.all.contains(where: {
        $0.identity.variant == words[7] && $0.identity.instructionSet == instructionSet
      })
    else { throw fail("this build and CPU have no kernel \(words[7])/\(words[8])") }
    return (
      AutoSituation(operation, inPlace: words[1] == "in-place", threads: limit),
      AutoPlan.Step(
        upTo: count, AutoChoice(words[7], instructionSet, threads: threads))
    )
  }
}
