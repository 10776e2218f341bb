// What a record says of the program itself: compiler, configuration, flags, commit.

import CBuildInfo

/// How the program was built.
public struct BuildFacts: Sendable, Equatable, Codable {
  /// Whether the optimizer was on.
  public enum Configuration: String, Sendable, Codable, CaseIterable {
    case debug, release
  }

  /// The compiler flags of the kernel modules, beyond the configuration's own.
  public struct Flags: Sendable, Equatable, Codable {
    /// Of the scalar kernels.
    public var scalar: String
    /// Of the AVX2 kernels.
    public var avx2: String
    /// Of the AVX-512 kernels.
    public var avx512: String

    /// Takes the flags as they stand on the compiler's command line.
    public init(scalar: String, avx2: String, avx512: String) {
      self.scalar = scalar
      self.avx2 = avx2
      self.avx512 = avx512
    }
  }

  /// The compiler's version, `6.3.1`; where the build did not say, the least it can be: `6.3+`.
  public var swiftVersion: String
  /// Whether the optimizer was on.
  public var configuration: Configuration
  /// The flags of the kernel modules.
  public var flags: Flags
  /// The commit it was built from.
  public var commit: String?
  /// Whether the sources differed from the commit.
  public var dirty: Bool?

  /// Describes a build.
  public init(
    swiftVersion: String, configuration: Configuration, flags: Flags, commit: String? = nil,
    dirty: Bool? = nil
  ) {
    self.swiftVersion = swiftVersion
    self.configuration = configuration
    self.flags = flags
    self.commit = commit
    self.dirty = dirty
  }
}

extension BuildFacts {
  /// The build of this program.
  public static var current: BuildFacts {
    BuildFacts(
      stampedVersion: String(cString: relubench_swift_version()),
      stampedCommit: String(cString: relubench_commit()),
      stampedDirty: String(cString: relubench_dirty()),
      flags: Flags(
        scalar: String(cString: relubench_flags_scalar()),
        avx2: String(cString: relubench_flags_avx2()),
        avx512: String(cString: relubench_flags_avx512())))
  }

  /// Reads what the build stamped into the program; `unknown` or nothing stands for no stamp.
  package init(
    stampedVersion: String, stampedCommit: String, stampedDirty: String, flags: Flags
  ) {
    func known(_ stamp: String) -> String? {
      stamp.isEmpty || stamp == "unknown" ? nil : stamp
    }
    let dirty: Bool? =
      switch stampedDirty.lowercased() {
      case "true", "yes", "1": true
      case "false", "no", "0": false
      default: nil
      }
    self.init(
      swiftVersion: known(stampedVersion) ?? Self.leastCompiler,
      configuration: Self.compiledConfiguration, flags: flags, commit: known(stampedCommit),
      dirty: dirty)
  }

  /// The oldest compiler that this build can have been made with.
  private static var leastCompiler: String {
    #if compiler(>=6.5)
      "6.5+"
    #elseif compiler(>=6.4)
      "6.4+"
    #elseif compiler(>=6.3.2)
      "6.3.2+"
    #elseif compiler(>=6.3.1)
      "6.3.1+"
    #else
      "6.3+"
    #endif
  }

  /// Whether this module was compiled with the optimizer: `assert` runs in debug builds only.
  private static var compiledConfiguration: Configuration {
    var configuration = Configuration.release
    assert(
      {
        configuration = .debug
        return true
      }())
    return configuration
  }
}
