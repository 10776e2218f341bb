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

  /// What the program itself shows of how it was made, whatever the build says.
  public struct Observed: Sendable, Equatable, Codable {
    /// How the program got its libraries.
    public enum Linkage: String, Sendable, Codable, CaseIterable {
      /// From shared libraries.
      case dynamic
      /// The Swift runtime is part of the program.
      case staticSwift = "static-swift"
      /// So is the C library.
      case `static`
    }

    /// What Swift was optimized for; nil where its code does not show it.
    public var swift: Optimization?
    /// What C was.
    public var c: Optimization?
    /// Instruction sets that the Swift of every module, `baseline` included, takes for granted
    /// beyond the least of the architecture; empty for none.
    public var swiftInstructionSets: [String]?
    /// Those of C.
    public var cInstructionSets: [String]?
    /// How it was linked.
    public var linkage: Linkage?

    /// Describes what was seen; nil for what was not.
    public init(
      swift: Optimization? = nil, c: Optimization? = nil, swiftInstructionSets: [String]? = nil,
      cInstructionSets: [String]? = nil, linkage: Linkage? = nil
    ) {
      self.swift = swift
      self.c = c
      self.swiftInstructionSets = swiftInstructionSets
      self.cInstructionSets = cInstructionSets
      self.linkage = linkage
    }

    /// What this program shows.
    static var current: Observed {
      func words(_ list: UnsafePointer<CChar>) -> [String] {
        String(cString: list).split(separator: " ").map(String.init)
      }
      return Observed(
        swift: .ofSwift, c: Optimization(rawValue: String(cString: relubench_c_optimization())),
        swiftInstructionSets: words(relubench_instruction_sets()),
        cInstructionSets: words(relubench_c_instruction_sets()),
        linkage: .ofThisProcess)
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
  /// What the program itself shows; nil in records from before this was looked at.
  public var observed: Observed?

  /// Describes a build.
  public init(
    swiftVersion: String, configuration: Configuration, flags: Flags, commit: String? = nil,
    dirty: Bool? = nil, observed: Observed? = nil
  ) {
    self.swiftVersion = swiftVersion
    self.configuration = configuration
    self.flags = flags
    self.commit = commit
    self.dirty = dirty
    self.observed = observed
  }
}

extension BuildFacts {
  /// The build of this program.
  public static var current: BuildFacts {
    var facts = BuildFacts(
      stampedVersion: String(cString: relubench_swift_version()),
      stampedCommit: String(cString: relubench_commit()),
      stampedDirty: String(cString: relubench_dirty()),
      flags: Flags(
        scalar: String(cString: relubench_flags_scalar()),
        avx2: String(cString: relubench_flags_avx2()),
        avx512: String(cString: relubench_flags_avx512())))
    facts.observed = .current
    return facts
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
