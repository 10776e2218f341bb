// The doctor on what the probes found: noise, frequency, counters.

extension Doctor {
  /// What there is to say of the noise alone.
  public static func finding(_ reading: NoiseReading) -> Finding {
    let title = "noise: \(reading.grade.rawValue) (\(reading.text))"
    switch reading.grade {
    case .quiet:
      return Finding(
        .fine, subject: "noise", title: title, effect: "the same work takes the same time")
    case .moderate:
      return Finding(
        .fine, subject: "noise", title: title, effect: "intervals are a little wider than need be")
    case .noisy, .unusable:
      return Finding(
        .problem, subject: "noise", title: title,
        effect: reading.grade == .noisy
          ? "only large differences between kernels can be told"
          : "medians compare by luck: this run decides nothing",
        remedy: remedy(for: reading), command: "top")
    }
  }

  /// What helps against the worst part.
  private static func remedy(for reading: NoiseReading) -> String {
    let grade = reading.grade
    if let stolen = reading.stolenShare, NoiseGrade(stolen, NoiseGrade.stolen) == grade {
      return "the hypervisor serves other machines: measure at another hour, or on a machine with "
        + "cores of its own"
    }
    if let shared = reading.sharedCoreShare, NoiseGrade(shared, NoiseGrade.sharedCore) == grade {
      return
        "something works on the core's other hardware thread: keep other CPUs idle; on a virtual "
        + "machine it may be a neighbour: give a larger budget, of which clear spells are waited for, or "
        + "measure on a machine with cores of its own"
    }
    if NoiseGrade(reading.computeJitter, NoiseGrade.compute) == grade {
      return "stop what else runs, or wait until it has ended"
    }
    return "stop what else uses the memory or the last cache; on a virtual machine that may be a "
      + "neighbour, then measure at another hour"
  }

  /// Frequencies below this share of what the system says are worth a word.
  private static let plausibleShare = 0.9

  static func frequency(_ gigahertz: Double, _ cpu: CPUFacts) -> Finding {
    let said = cpu.frequencyMHz.map {
      "; the system says \(Quantity.fixed($0 / 1e3, digits: 2)) GHz"
    }
    let title = "effective frequency \(Quantity.fixed(gigahertz, digits: 2)) GHz\(said ?? "")"
    guard let stated = cpu.frequencyMHz, gigahertz * 1e3 < plausibleShare * stated else {
      return Finding(
        .fine, subject: "frequency", title: title, effect: "cores run at the speed they should")
    }
    return Finding(
      .advice, subject: "frequency", title: title,
      effect: "cores run slower than the system believes: hot, capped, or shared",
      remedy: "look for limits of power and temperature, and for other programs on the same core",
      command: "top")
  }

  static func counters(_ facts: CounterFacts) -> Finding {
    guard !facts.available else {
      return Finding(
        .fine, subject: "counters", title: "hardware counters can be used",
        effect: "the record has cycles and instructions")
    }
    return Finding(
      .advice, subject: "counters", title: "no hardware counters: \(facts.reason ?? "unknown")",
      effect: "the record has no cycles and no instructions; the frequency is found without them",
      remedy: facts.error?.remedy ?? "run relubench doctor on the machine itself",
      command: facts.error?.command)
  }
}
