// What is no kernel: a stage of a call, as a ceiling, has a row and takes part in no comparison.

extension BenchmarkIdentity {
  /// What the kernel ids of stages begin with.
  public static let stagePrefix = "stage/"

  /// Whether this is no kernel but a stage of a call on several threads, `stage/parallel-pool/join`.
  ///
  /// It computes nothing and moves no bytes: its time is all there is to it.
  public var isStage: Bool { kernel.hasPrefix(Self.stagePrefix) }

  /// Whether it computes something, and so competes with others that do: neither ceiling nor stage.
  public var isKernel: Bool { !isCeiling && !isStage }
}
