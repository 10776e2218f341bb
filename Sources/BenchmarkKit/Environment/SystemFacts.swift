// What a record says of the operating system and what lies under it.

/// The operating system, and what lies between it and the machine.
public struct SystemFacts: Sendable, Equatable, Codable {
  /// The system's name, `Debian GNU/Linux`.
  public var os: String
  /// The system's version.
  public var version: String?
  /// The kernel's release.
  public var kernel: String?
  /// The hypervisor under a virtual machine, `unidentified` where it gives no name; nil on a
  /// machine that shows none.
  public var hypervisor: String?
  /// The kind of container the program runs in.
  public var container: String?
  /// The processor time its control group may use, in cores; nil for no limit.
  public var cpuQuotaCores: Double?
  /// The load averages over 1, 5 and 15 minutes.
  public var loadAverage: [Double]?
  /// Whether it runs on its battery; nil where there is none.
  public var onBattery: Bool?

  /// Describes a system.
  public init(
    os: String, version: String? = nil, kernel: String? = nil, hypervisor: String? = nil,
    container: String? = nil, cpuQuotaCores: Double? = nil, loadAverage: [Double]? = nil,
    onBattery: Bool? = nil
  ) {
    self.os = os
    self.version = version
    self.kernel = kernel
    self.hypervisor = hypervisor
    self.container = container
    self.cpuQuotaCores = cpuQuotaCores
    self.loadAverage = loadAverage
    self.onBattery = onBattery
  }
}
