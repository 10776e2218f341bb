// Options whose values are names of the kernel interface.

public import ReLUKernels

extension KernelOperation {
  /// The operation of that name.
  ///
  /// - Throws: `OptionError.unknownName` with the nearest names.
  public init(parsing text: String) throws(OptionError) {
    self = try NearestNames.choice(text, option: "--operation", what: "operation")
  }
}

extension ElementType {
  /// The type of elements of that name.
  ///
  /// - Throws: `OptionError.unknownName` with the nearest names.
  public init(parsing text: String) throws(OptionError) {
    self = try NearestNames.choice(text, option: "--type", what: "type")
  }
}

extension InstructionSet {
  /// The instruction set of that name, as a cap.
  ///
  /// - Throws: `OptionError.unknownName` with the nearest names, or `.outOfRange` for a set of
  ///   another platform.
  public init(parsing text: String) throws(OptionError) {
    for (architecture, names) in Self.foreign where names.contains(text) {
      throw .outOfRange(
        option: "--isa", value: text,
        allowed: "what this machine can have, \(text) being of \(architecture): "
          + Self.compiled.map(\.rawValue).joined(separator: ", "))
    }
    let set: InstructionSet = try NearestNames.choice(
      text, option: "--isa", what: "instruction set")
    guard Self.compiled.contains(set) else {
      throw .outOfRange(
        option: "--isa", value: text,
        allowed: "what this build has kernels for: "
          + Self.compiled.map(\.rawValue).joined(separator: ", "))
    }
    self = set
  }

  /// Instruction sets that people ask for and only another architecture has.
  private static let foreign: [(architecture: String, names: Set<String>)] = {
    #if arch(x86_64)
      [("arm64", ["neon", "sve", "sve2", "sme"])]
    #else
      [("x86-64", ["sse2", "sse4", "avx", "avx2", "avx512"])]
    #endif
  }()
}

extension Chunking.Policy {
  /// The policy of that name.
  ///
  /// - Throws: `OptionError.unknownName`.
  public init(parsing text: String) throws(OptionError) {
    self = try NearestNames.choice(text, option: "--chunk-policy", what: "chunk policy")
  }
}

extension CacheState {
  /// The state of that name.
  ///
  /// - Throws: `OptionError.unknownName`.
  public init(parsing text: String) throws(OptionError) {
    self = try NearestNames.choice(text, option: "--cache", what: "state of the caches")
  }
}

extension Consumer {
  /// The consumer of that name.
  ///
  /// - Throws: `OptionError.unknownName`.
  public init(parsing text: String) throws(OptionError) {
    self = try NearestNames.choice(text, option: "--consumer", what: "consumer of outputs")
  }
}

extension Placement.Output {
  /// The place of that name.
  ///
  /// - Throws: `OptionError.unknownName`.
  public init(parsing text: String) throws(OptionError) {
    self = try NearestNames.choice(text, option: "--into", what: "place for the output")
  }
}
