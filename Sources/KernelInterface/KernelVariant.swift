// A strategy: the loops of one variant, one per operation, in one file.

/// What a loop reads.
public typealias KernelInput = UnsafePointer<Float>
/// Where a loop writes.
public typealias KernelOutput = UnsafeMutablePointer<Float>

/// The hot loop of one kernel: the fields of `KernelOperands` one by one, under the same invariant.
///
/// So the arguments come in registers: on Zen 4 the detour through a struct in memory took 6 of the
/// 26 ns of a call on 256 elements. It has no context, and C's convention asks nobody to keep one: who
/// chooses among loops jumps to one instead of calling it.
public typealias KernelLoop =
  @Sendable @convention(c) (
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) -> Void

/// A function that computes like a kernel, with the arguments of a ``KernelLoop`` and what it needs
/// besides.
public typealias KernelBody =
  @Sendable (
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) -> Void

/// One strategy for computing the operations, written as one concrete function per operation.
///
/// Concrete on purpose: a generic type behind a protocol runs unspecialised, hundreds of times
/// slower. The functions are `@inline(never)` so that each keeps a symbol of its own, which the
/// machine-code check finds by name; ``loop(for:)`` names them in closures, as C functions can be made
/// of those and not of static methods.
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
  static func loop(for operation: KernelOperation) -> KernelLoop?
  /// The loop without arithmetic, out of place: no operation can be faster in it.
  ///
  /// - Parameter inputs: 1 or 2, of which it stores what their bits share.
  /// - Returns: The loop; nil where the variant has none.
  static func copyLoop(inputs: Int) -> KernelLoop?
}

extension KernelVariant {
  /// Most variants make sense in place; one that does not says so itself.
  public static var supportsInPlace: Bool { true }
  /// Most variants store into the caches; one that does not says so itself.
  public static var usesStreamingStores: Bool { false }
  /// None: as of loops that are there to be compared with.
  ///
  /// - Parameter inputs: 1 or 2.
  /// - Returns: nil.
  public static func copyLoop(inputs: Int) -> KernelLoop? { nil }

  /// A kernel for each operation the variant has, compiled for `instructionSet`.
  public static func kernels(for instructionSet: InstructionSet) -> [CompiledKernel] {
    KernelOperation.allCases.compactMap { operation in
      loop(for: operation).map {
        CompiledKernel(
          identity: KernelIdentity(
            operation: operation, variant: name, instructionSet: instructionSet, summary: summary,
            supportsInPlace: supportsInPlace, usesStreamingStores: usesStreamingStores),
          loop: $0)
      }
    }
  }
}

/// A kernel made of one loop compiled for one instruction set.
public struct CompiledKernel: DirectKernel {
  /// Operation, variant and instruction set of the loop.
  public let identity: KernelIdentity
  /// The loop.
  public let loop: KernelLoop

  /// Joins an identity with the loop it names.
  public init(identity: KernelIdentity, loop: @escaping KernelLoop) {
    self.identity = identity
    self.loop = loop
  }

  /// Runs the loop once over all elements.
  ///
  /// - Returns: The count of elements: the operations are element-wise.
  public func compute(_ operands: KernelOperands<Float>) -> Int {
    loop(operands.x, operands.dy, operands.output, operands.count, operands.slope)
    return operands.count
  }

  /// The loop as a function.
  public var body: KernelBody { Self.calling(loop) }

  /// Not inlined: of two functions that are made alike the compiler makes one that jumps to another.
  @inline(never)
  private static func calling(_ loop: @escaping KernelLoop) -> KernelBody {
    { x, dy, output, count, slope in loop(x, dy, output, count, slope) }
  }
}
