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

extension InstructionSet {
  /// The instruction set of that name, as a cap.
  ///
  /// - Throws: `OptionError.unknownName` with the nearest names, or `.outOfRange` for a set of
  ///   another platform.
  public init(parsing text: String) throws(OptionError) {
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
}
