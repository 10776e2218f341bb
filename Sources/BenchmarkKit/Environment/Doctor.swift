// What in an environment will disturb a measurement. A pure function: it looks at nothing itself.

/// Judges environments.
public enum Doctor {
  /// Load per core above which other programs are certain to take time from the measured one.
  public static let heavyLoadPerCore = 0.5
  /// Load per core above which they may.
  public static let lightLoadPerCore = 0.1
  /// A clock step, nanoseconds, above which short batches need to be long.
  public static let coarseClockNanoseconds = 1_000.0

  /// What there is to say of `environment`, the worst first; nothing on what is not known.
  public static func findings(for environment: Environment) -> [Finding] {
    let findings =
      [
        build(environment.build), sources(environment.build), governor(environment.cpu),
        turbo(environment.cpu), load(environment), hypervisor(environment.system),
        quota(environment), affinity(environment.cpu), hugePages(environment.memory),
        swap(environment.memory), clock(environment.clock), battery(environment.system),
      ].compactMap { $0 }
    return Finding.Severity.allCases.flatMap { severity in
      findings.filter { $0.severity == severity }
    }
  }
}
