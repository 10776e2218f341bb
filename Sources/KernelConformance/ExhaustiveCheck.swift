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
  /// - Returns: The first mismatch found of each kernel that has any, and how exact they are.
  public func run(progress: @escaping @Sendable (Double) -> Void) -> ExhaustiveResult {
    let blocks = (patterns.count + Self.blockLength - 1) / Self.blockLength
    let next = Atomic(0)
    let found = Mutex(ExhaustiveResult())
    let mode = FloatingPointMode.current
    DispatchThreads.perform(availableCores) { _ in
      let own = FloatingPointMode.current
      mode.set()
      defer { own.set() }
      let worker = ExhaustiveWorker(operation: operation)
      var result = ExhaustiveResult()
      defer { found.withLock { [result] in $0.merge(result) } }
      while true {
        let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard block < blocks else { return }
        let start = patterns.lowerBound + UInt64(block * Self.blockLength)
        let count = min(Self.blockLength, Int(patterns.upperBound - start))
        for (dy, slope) in upstream.flatMap({ dy in slopes.map { (dy, $0) } }) {
          worker.prepare(
            from: UInt32(truncatingIfNeeded: start), dy: dy, count: count, slope: slope)
          for kernel in kernels {
            worker.compare(kernel, count: count, slope: slope, into: &result)
          }
        }
        progress(Double(block + 1) / Double(blocks))
      }
    }
    return found.withLock { $0 }
  }
}
