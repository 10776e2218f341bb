// What in an environment will disturb a measurement. A pure function: it looks at nothing itself.

/// Judges environments.
public enum Doctor {
  /// Load per core above which other programs are certain to take time from the measured one.
  public static let heavyLoadPerCore = 0.5
  /// Load per core above which they may.
  public static let lightLoadPerCore = 0.1
  /// A clock step, nanoseconds, above which short batches need to be long.
  public static let coarseClockNanoseconds = 1_000.0

  /// What there is to say, the worst first; nothing on what is not known.
  ///
  /// - Parameters:
  ///   - environment: The machine, the system, the build.
  ///   - noise: What the noise probe found.
  ///   - handOver: What a probe of the way from core to core found.
  ///   - sharedCores: What a probe of work on two CPUs at once found.
  /// - Returns: Findings, sorted by severity.
  public static func findings(
    for environment: Environment, noise: NoiseReading? = nil, handOver: HandOverReading? = nil,
    sharedCores: SharedCoreReading? = nil
  ) -> [Finding] {
    let findings =
      [
        build(environment.build), sources(environment.build), malloc(environment.allocator),
        configuration(environment.allocator), governor(environment.cpu),
        turbo(environment.cpu), load(environment), hypervisor(environment.system),
        quota(environment), affinity(environment.cpu), hugePages(environment.memory),
        swap(environment.memory), clock(environment.clock), battery(environment.system),
        environment.counters.map(counters), environment.profile.map(profile),
        environment.floatingPointMode.map(floatingPointMode),
        noise.map(finding), handOver.map(finding), sharedCores.flatMap(finding),
        noise?.frequency.map { frequency($0, environment.cpu) },
      ].compactMap { $0 }
    return Finding.Severity.allCases.flatMap { severity in
      findings.filter { $0.severity == severity }
    }
  }
}
