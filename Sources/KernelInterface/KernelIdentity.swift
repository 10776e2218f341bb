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
  ///
  /// Of a kernel that chooses one itself, the best of this CPU.
  public let instructionSet: InstructionSet
  /// Whether it chooses the instruction set itself, so that its id names none.
  public let choosesInstructionSet: Bool
  /// How it comes to several threads.
  public let threading: Threading
  /// Whether it is another library's, ours being measured against it.
  public let isPeer: Bool
  /// Whether its calls come from an interpreter, whose cost is part of its figures.
  public let isInterpreted: Bool
  /// Whether it is a public function of the library, called as a program that uses the library does.
  public let isPublicFunction: Bool
  /// Where it answers otherwise than the contract says; empty for kernels of ours.
  public let deviations: Set<Deviation>
  /// The format of its elements.
  public let elementType: ElementType
  /// One line for people.
  public let summary: String
  /// Whether the output may be the input's own buffer and that makes sense for the variant.
  public let supportsInPlace: Bool
  /// Whether it stores past the caches, so that no line of the output is read before it is written.
  public let usesStreamingStores: Bool

  /// Creates an identity.
  ///
  /// `wrappedVariant` is set by wrappers only, and makes `threading` `split` unless said otherwise.
  public init(
    operation: KernelOperation, variant: String, wrappedVariant: String? = nil,
    instructionSet: InstructionSet, choosesInstructionSet: Bool = false,
    threading: Threading? = nil, isPeer: Bool = false, isInterpreted: Bool = false,
    isPublicFunction: Bool = false, deviations: Set<Deviation> = [],
    elementType: ElementType = .float32, summary: String, supportsInPlace: Bool,
    usesStreamingStores: Bool = false
  ) {
    self.operation = operation
    self.variant = variant
    self.wrappedVariant = wrappedVariant
    self.instructionSet = instructionSet
    self.choosesInstructionSet = choosesInstructionSet
    self.threading = threading ?? (wrappedVariant == nil ? .none : .split)
    self.isPeer = isPeer
    self.isInterpreted = isInterpreted
    self.isPublicFunction = isPublicFunction
    self.deviations = deviations
    self.elementType = elementType
    self.summary = summary
    self.supportsInPlace = supportsInPlace
    self.usesStreamingStores = usesStreamingStores
  }
}

extension KernelIdentity {
  /// `operation/variant/instruction-set`; of elements that are no `float32`
  /// `operation/type/variant/instruction-set`.
  ///
  /// For a wrapper `operation/variant/wrapped/instruction-set`; for another library's
  /// `peer/variant/operation/instruction-set`. A kernel that chooses the instruction set itself has
  /// none in its id, which so is the same on every machine.
  public var id: String {
    let strategy = wrappedVariant.map { "\(variant)/\($0)" } ?? variant
    let work =
      elementType == .float32
      ? operation.rawValue : "\(operation.rawValue)/\(elementType.rawValue)"
    let name = isPeer ? "\(Self.peerPrefix)\(strategy)/\(work)" : "\(work)/\(strategy)"
    return choosesInstructionSet ? name : "\(name)/\(instructionSet.rawValue)"
  }

  /// What the ids of other libraries' kernels begin with.
  public static let peerPrefix = "peer/"

  /// Bytes the program reads for each element: every input once.
  public var bytesReadPerElement: Int { operation.inputCount * elementType.byteCount }

  /// Bytes the program writes for each element.
  ///
  /// A cache may move more (read-for-ownership).
  public var bytesWrittenPerElement: Int { elementType.byteCount }

  /// Whether this CPU can run it.
  public var availability: Availability { instructionSet.availability }
}
