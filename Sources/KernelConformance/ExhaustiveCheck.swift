// Compares kernels with the reference on every bit pattern there is.

public import ReLUKernels
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The comparison of all kernels of one operation with the reference on all 2^32 patterns of x,
/// for operations of two inputs on each of them with every upstream gradient of a set, and for those
/// with a slope with two slopes.
public struct ExhaustiveCheck: Sendable {
  /// Elements compared at a time: x, expectation and output of a worker stay in its L2 cache.
  public static let blockLength = 1 << 16

  /// One of which leaky ReLU may be computed as a maximum, and one of which it may not; of other operations
  /// any two.
  static func parameters(of operation: KernelOperation) -> [Float] {
    operation.definition.parameter == nil ? [0] : [operation.defaultParameter, -0.5]
  }

  private let operation: KernelOperation
  private let kernels: [any Kernel<Float>]
  private let patterns: Range<UInt64>
  private let upstream: [UInt32]
  private let slopes: [Float]

  /// A check of `kernels`, which all compute `operation`.
  ///
  /// - Parameters:
  ///   - operation: What they compute.
  ///   - kernels: Available kernels of the operation.
  ///   - patterns: Bit patterns of x, in whole blocks; all by default.
  ///   - upstream: Bit patterns of the upstream gradient; unused by operations of one input.
  public init(
    operation: KernelOperation, kernels: [any Kernel<Float>],
    patterns: Range<UInt64> = 0..<(1 << 32), upstream: [UInt32] = InputPatterns.upstream
  ) {
    precondition(kernels.allSatisfy { $0.identity.operation == operation })
    self.operation = operation
    self.kernels = kernels
    self.patterns = patterns
    self.upstream = operation.inputCount == 2 ? upstream : [0]
    slopes = Self.parameters(of: operation)
  }

  /// Pairs of input and kernel that a run compares.
  public var comparisons: UInt64 {
    UInt64(patterns.count) * UInt64(upstream.count * slopes.count) * UInt64(kernels.count)
  }

  /// Runs on all cores, in the caller's floating-point mode.
  ///
  /// - Parameter progress: Called now and then, on any thread, with the share that is done, 0...1.
  /// - Returns: The first mismatch found of each kernel that has any.
  public func run(progress: @escaping @Sendable (Double) -> Void) -> [Mismatch] {
    let blocks = (patterns.count + Self.blockLength - 1) / Self.blockLength
    let next = Atomic(0)
    let found = Mutex<[String: Mismatch]>([:])
    let mode = FloatingPointMode.current
    DispatchThreads.perform(availableCores) { _ in
      let own = FloatingPointMode.current
      mode.set()
      defer { own.set() }
      let worker = ExhaustiveWorker(operation: operation)
      while true {
        let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard block < blocks else { return }
        let start = patterns.lowerBound + UInt64(block * Self.blockLength)
        let count = min(Self.blockLength, Int(patterns.upperBound - start))
        for (dy, slope) in upstream.flatMap({ dy in slopes.map { (dy, $0) } }) {
          worker.prepare(
            from: UInt32(truncatingIfNeeded: start), dy: dy, count: count, slope: slope)
          for kernel in kernels {
            guard let mismatch = worker.firstMismatch(of: kernel, count: count, slope: slope) else {
              continue
            }
            found.withLock { $0[kernel.id] = $0[kernel.id] ?? mismatch }
          }
        }
        progress(Double(block + 1) / Double(blocks))
      }
    }
    return found.withLock { $0.values.sorted { $0.kernel < $1.kernel } }
  }
}

/// The buffers of one thread of the exhaustive check.
private struct ExhaustiveWorker: ~Copyable {
  private let operation: KernelOperation
  private let x = GuardedBuffer(capacity: ExhaustiveCheck.blockLength)
  private let dy = GuardedBuffer(capacity: ExhaustiveCheck.blockLength)
  private let expected = GuardedBuffer(capacity: ExhaustiveCheck.blockLength)
  private let output = GuardedBuffer(capacity: ExhaustiveCheck.blockLength)

  init(operation: KernelOperation) { self.operation = operation }

  /// Fills the inputs with consecutive patterns and computes what is expected of them.
  func prepare(from start: UInt32, dy upstream: UInt32, count: Int, slope: Float) {
    let x = x.elements(offset: 0)
    for index in 0..<count { x[index] = start &+ UInt32(truncatingIfNeeded: index) }
    if operation.inputCount == 2 {
      dy.elements(offset: 0).update(repeating: upstream, count: count)
    }
    compute(
      KernelCatalog.reference(for: operation), x: x, dy: inputDY,
      output: expected.elements(offset: 0), count: count, slope: slope)
  }

  func firstMismatch(of kernel: any Kernel<Float>, count: Int, slope: Float) -> Mismatch? {
    let (output, expected) = (output.elements(offset: 0), expected.elements(offset: 0))
    // The last kernel left the right answer there; one that writes nothing must not inherit it.
    output.update(repeating: GuardedBuffer.guardBits, count: count)
    compute(
      kernel, x: x.elements(offset: 0), dy: inputDY, output: output, count: count, slope: slope)
    let xs = x.elements(offset: 0)
    let identity = kernel.identity
    guard memcmp(output, expected, count * MemoryLayout<UInt32>.size) != 0,
      let index = (0..<count).first(where: {
        output[$0] != expected[$0]
          && !identity.accepts(
            ElementBits(
              x: xs[$0], dy: inputDY[$0], expected: expected[$0], found: output[$0]))
      })
    else { return nil }
    let x = xs[index]
    let upstream = operation.inputCount == 2 ? inputDY[index] : nil
    let hex = { (bits: UInt32) in "0x" + String(bits, radix: 16) }
    let inputs = "--input \(hex(x))" + (upstream.map { " --upstream \(hex($0))" } ?? "")
    return Mismatch(
      kernel: kernel.id, instructionSet: kernel.identity.instructionSet,
      fault: .wrongBits(expected: expected[index], found: output[index]), index: index, x: x,
      dy: upstream, arguments: "--kernel \(kernel.id) \(inputs)")
  }

  private var inputDY: UnsafeMutablePointer<UInt32> {
    operation.inputCount == 2 ? dy.elements(offset: 0) : x.elements(offset: 0)
  }
}
