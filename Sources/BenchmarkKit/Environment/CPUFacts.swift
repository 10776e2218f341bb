// What a record says of the processor.

/// The processor of the machine.
public struct CPUFacts: Sendable, Equatable, Codable {
  /// One cache.
  public struct Cache: Sendable, Equatable, Codable {
    /// 1 is the nearest.
    public var level: Int
    /// `data`, `instruction` or `unified`.
    public var type: String
    /// Its size in bytes.
    public var bytes: Int
    /// Hardware threads that share it; nil if unknown.
    public var sharedBy: Int?

    /// Describes one cache.
    public init(level: Int, type: String, bytes: Int, sharedBy: Int? = nil) {
      self.level = level
      self.type = type
      self.bytes = bytes
      self.sharedBy = sharedBy
    }
  }

  /// The name the maker gave it, or the codes where there is no name.
  public var model: String?
  /// The maker, `GenuineIntel`.
  public var vendor: String?
  /// `x86_64`, `arm64`.
  public var architecture: String
  /// Hardware threads that are switched on.
  public var coresOnline: Int
  /// Hardware threads this program may run on (affinity).
  public var coresAvailable: Int
  /// The CPUs of each core that has several, found by work on both at once; nil where none has, where it
  /// was not tried, and in records from before it.
  public var sharedCores: [[Int]]?
  /// The caches of the first core.
  public var caches: [Cache]
  /// The instruction sets kernels can use here, as the caller names them.
  public var instructionSets: [String]
  /// The frequency of the first core when asked, in MHz; a virtual machine often says its nominal.
  public var frequencyMHz: Double?
  /// How the system picks the frequency, `performance`.
  public var governor: String?
  /// Whether cores may run above their nominal frequency for a while.
  public var turbo: Bool?

  /// Describes a processor.
  public init(
    model: String? = nil, vendor: String? = nil, architecture: String, coresOnline: Int,
    coresAvailable: Int, caches: [Cache] = [], instructionSets: [String] = [],
    frequencyMHz: Double? = nil, governor: String? = nil, turbo: Bool? = nil
  ) {
    self.model = model
    self.vendor = vendor
    self.architecture = architecture
    self.coresOnline = coresOnline
    self.coresAvailable = coresAvailable
    self.caches = caches
    self.instructionSets = instructionSets
    self.frequencyMHz = frequencyMHz
    self.governor = governor
    self.turbo = turbo
  }

  /// The architecture this program was compiled for.
  public static var compiledArchitecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other"
    #endif
  }
}
