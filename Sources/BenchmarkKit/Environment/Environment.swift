// The environment part of a record: the machine, the system, the build.

/// The machine, the system and the build that a record was made with.
///
/// A fact that could not be found out is nil and absent from the JSON, never invented.
public struct Environment: Sendable, Equatable, Codable {
  /// The processor.
  public var cpu: CPUFacts
  /// The memory and how it is paged.
  public var memory: MemoryFacts
  /// The operating system and what lies under it.
  public var system: SystemFacts
  /// The allocator of the buffers.
  public var allocator: AllocatorFacts
  /// How the program was built.
  public var build: BuildFacts
  /// The clock that measures.
  public var clock: ClockFacts
  /// Whether cycles and instructions can be counted; nil in records from before it.
  public var counters: CounterFacts?
  /// What the kernel that chooses goes by; nil in records from before it.
  public var profile: ProfileFacts?
  /// The environment variables that the threads of OpenMP go by, those that are set; nil where
  /// none is.
  public var openMP: [String: String]?
  /// In what the floating-point mode that the process was started in differs from the default,
  /// `flush-to-zero`; nil where it does not, and in records from before it.
  ///
  /// Nothing is computed in that mode: kernels are verified and measured in the default one.
  public var floatingPointMode: [String]?

  /// Joins facts that were found out elsewhere; `EnvironmentProbe` finds most of them.
  public init(
    cpu: CPUFacts, memory: MemoryFacts, system: SystemFacts, allocator: AllocatorFacts,
    build: BuildFacts, clock: ClockFacts, counters: CounterFacts? = nil,
    profile: ProfileFacts? = nil, openMP: [String: String]? = nil,
    floatingPointMode: [String]? = nil
  ) {
    self.cpu = cpu
    self.memory = memory
    self.system = system
    self.allocator = allocator
    self.build = build
    self.clock = clock
    self.counters = counters
    self.profile = profile
    self.openMP = openMP
    self.floatingPointMode = floatingPointMode
  }
}
