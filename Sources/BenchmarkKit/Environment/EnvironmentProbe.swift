// Finds out the environment; the platform files hold how.

package import SystemPackage

/// Finds out what can be known of the machine and the system.
///
/// The root folder is a parameter so that tests can show it other machines.
public struct EnvironmentProbe: Sendable {
  /// Where `/proc`, `/sys` and `/etc` are looked for.
  let root: FilePath

  /// A probe of this machine.
  public init() {
    root = "/"
  }

  /// A probe of the machine whose files lie under `root`.
  package init(root: FilePath) {
    self.root = root
  }

  /// The environment: what the probe finds, and what only the caller knows.
  ///
  /// - Parameters:
  ///   - instructionSets: those that kernels can use here.
  ///   - allocator: the allocator of the buffers.
  ///   - clock: what was measured of the clock; the probe adds its source where the caller has
  ///     none.
  ///   - build: the build of the program that measures.
  ///   - profile: what the kernel that chooses goes by.
  ///   - variables: the environment variables of the process.
  ///   - floatingPointMode: in what the mode the process was started in differs from the default.
  /// - Returns: The environment as it goes into a record.
  public func environment(
    instructionSets: [String], allocator: AllocatorFacts, clock: ClockFacts,
    build: BuildFacts = .current, profile: ProfileFacts? = nil,
    variables: [String: String] = [:], floatingPointMode: [String]? = nil
  ) -> Environment {
    var cpu = cpuFacts()
    cpu.instructionSets = instructionSets
    var clock = clock
    clock.source = clock.source ?? clockSource()
    return Environment(
      cpu: cpu, memory: memoryFacts(), system: systemFacts(), allocator: allocator, build: build,
      clock: clock, counters: .current(), profile: profile, openMP: Self.openMP(in: variables),
      floatingPointMode: floatingPointMode)
  }

  /// Those of `variables` that OpenMP, or GNU's implementation of it, reads; nil for none.
  static func openMP(in variables: [String: String]) -> [String: String]? {
    let found = variables.filter { $0.key.hasPrefix("OMP_") || $0.key.hasPrefix("GOMP_") }
    return found.isEmpty ? nil : found
  }
}
