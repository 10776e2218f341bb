// A strategy: the loops of one variant, one per operation, in one file.

/// What a loop reads.
public typealias KernelInput = UnsafePointer<Float>
/// Where a loop writes.
public typealias KernelOutput = UnsafeMutablePointer<Float>

/// The hot loop of one kernel: the fields of `KernelOperands` one by one, under the same invariant.
///
/// So the arguments come in registers: on Zen 4 the detour through a struct in memory took 6 of the
/// 26 ns of a call on 256 elements. It has no context.
public typealias KernelBody =
  @Sendable (
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) -> Void

/// One strategy for computing the operations, written as one concrete function per operation.
///
/// Concrete on purpose: a generic type behind a protocol runs unspecialised, hundreds of times
/// slower. The functions are `@inline(never)` so that each keeps a symbol of its own, which the
/// machine-code check finds by name.
public protocol KernelVariant: SendableMetatype {
  /// Kebab-case, unique.
  static var name: String { get }
  /// One line for people.
  static var summary: String { get }
  /// Whether the variant makes sense with the output in the input's buffer.
  static var supportsInPlace: Bool { get }
  /// Whether the loops store past the caches.
  static var usesStreamingStores: Bool { get }
  /// The loop of an operation; nil where the variant has none.
  static func body(for operation: KernelOperation) -> KernelBody?
}

extension KernelVariant {
  /// Most variants make sense in place; one that does not says so itself.
  public static var supportsInPlace: Bool { true }
  /// Most variants store into the caches; one that does not says so itself.
  public static var usesStreamingStores: Bool { false }

  /// A kernel for each operation the variant has, compiled for `instructionSet`.
  public static func kernels(for instructionSet: InstructionSet) -> [CompiledKernel] {
    var kernels: [CompiledKernel] = []
    for operation in KernelOperation.allCases {
      // Not by `map`: a function that goes through a generic parameter comes out wrapped in others that
      // pass its arguments in memory, 2 ns a call.
      guard let body = body(for: operation) else { continue }
      kernels.append(
        CompiledKernel(
          identity: KernelIdentity(
            operation: operation, variant: name, instructionSet: instructionSet, summary: summary,
            supportsInPlace: supportsInPlace, usesStreamingStores: usesStreamingStores),
          body: body))
    }
    return kernels
  }
}

/// A kernel made of one loop compiled for one instruction set.
public struct CompiledKernel: DirectKernel {
  /// Operation, variant and instruction set of the loop.
  public let identity: KernelIdentity
  /// The loop.
  public let body: KernelBody

  /// Joins an identity with the loop it names.
  public init(identity: KernelIdentity, body: @escaping KernelBody) {
    self.identity = identity
    self.body = body
  }

  /// Runs the loop once over all elements.
  ///
  /// - Returns: The count of elements: the operations are element-wise.
  public func compute(_ operands: KernelOperands<Float>) -> Int {
    body(operands.x, operands.dy, operands.output, operands.count, operands.slope)
    return operands.count
  }
}
