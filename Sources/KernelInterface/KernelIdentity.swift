// Who a kernel is: what lists, reports, records and filters need to know of it without running it.

/// The identity of a kernel: one way to compute one operation with one instruction set.
public struct KernelIdentity: Sendable, Hashable {
  /// What it computes.
  public let operation: KernelOperation
  /// The strategy, kebab-case: `simd8`, `scalar-branch`, `parallel-dispatch`.
  public let variant: String
  /// The variant a wrapper runs on each chunk; nil for a kernel that does the work itself.
  public let wrappedVariant: String?
  /// The instruction set its hot loop is compiled for.
  public let instructionSet: InstructionSet
  /// The format of its elements.
  public let elementType: ElementType
  /// One line for people.
  public let summary: String
  /// Whether the output may be the input's own buffer and that makes sense for the variant.
  public let supportsInPlace: Bool
  /// Whether it stores past the caches, so that no line of the output is read before it is written.
  public let usesStreamingStores: Bool

  /// Creates an identity; `wrappedVariant` is set by wrappers only.
  public init(
    operation: KernelOperation, variant: String, wrappedVariant: String? = nil,
    instructionSet: InstructionSet, elementType: ElementType = .float32, summary: String,
    supportsInPlace: Bool, usesStreamingStores: Bool = false
  ) {
    self.operation = operation
    self.variant = variant
    self.wrappedVariant = wrappedVariant
    self.instructionSet = instructionSet
    self.elementType = elementType
    self.summary = summary
    self.supportsInPlace = supportsInPlace
    self.usesStreamingStores = usesStreamingStores
  }
}

extension KernelIdentity {
  /// `operation/variant/instruction-set`.
  ///
  /// For a wrapper `operation/variant/wrapped/instruction-set`.
  public var id: String {
    let strategy = wrappedVariant.map { "\(variant)/\($0)" } ?? variant
    return "\(operation.rawValue)/\(strategy)/\(instructionSet.rawValue)"
  }

  /// Bytes the program reads for each element: every input once.
  public var bytesReadPerElement: Int { operation.inputCount * elementType.byteCount }

  /// Bytes the program writes for each element.
  ///
  /// A cache may move more (read-for-ownership).
  public var bytesWrittenPerElement: Int { elementType.byteCount }

  /// Whether this CPU can run it.
  public var availability: Availability { instructionSet.availability }
}
