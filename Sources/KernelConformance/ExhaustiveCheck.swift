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

/// The comparison of all kernels of one operation and type with the reference on all patterns of x, of `float64` on
/// 2^30 that are drawn; for operations of two inputs on each of them with every upstream gradient of a set, of 16
/// bits with all; and for those with a parameter with two of them.
public struct ExhaustiveCheck: Sendable {
  /// Elements compared at a time: x, expectation and output of a worker stay in its L2 cache.
  public static let blockLength = 1 << 16

  /// One of which leaky ReLU may be computed as a maximum, and one of which it may not; of other operations
  /// any two.
  static func parameters(of operation: KernelOperation) -> [Double] {
    operation.definition.parameter == nil ? [0] : [operation.defaultParameter, -0.5]
  }

  private let operation: KernelOperation
  private let elementType: ElementType
  private let kernels: [any Kernel]
  private let patterns: ClosedRange<UInt64>
  private let isDrawn: Bool
  private let upstream: [UInt64]
  private let parameters: [Double]

  /// A check of `kernels`, which all compute `operation` on elements of one type.
  ///
  /// - Parameters:
  ///   - operation: What they compute.
  ///   - elementType: The type.
  ///   - kernels: Available kernels of the operation.
  ///   - patterns: Bit patterns of x; all by default, of `float64` those that are drawn.
  ///   - upstream: Bit patterns of the upstream gradient; of 16 bits all by default where x has all, else a set;
  ///     unused by operations of one input.
  public init(
    operation: KernelOperation, on elementType: ElementType = .float32, kernels: [any Kernel],
    patterns: ClosedRange<UInt64>? = nil, upstream: [UInt64]? = nil
  ) {
    precondition(
      kernels.allSatisfy {
        $0.identity.operation == operation && $0.identity.elementType == elementType
      })
    self.operation = operation
    self.elementType = elementType
    self.kernels = kernels
    isDrawn = elementType == .float64 && patterns == nil
    self.patterns =
      patterns ?? 0...((isDrawn ? Self.drawnCount : 1 << elementType.format.bitCount) - 1)
    self.upstream =
      operation.inputCount == 2
      ? upstream
        ?? (patterns == nil ? Self.upstream(elementType) : InputPatterns.upstream(elementType))
      : [0]
    parameters = Self.parameters(of: operation)
  }

  /// Of 16 bits all there are.
  private static func upstream(_ elementType: ElementType) -> [UInt64] {
    elementType.format.bitCount == 16
      ? Array(0..<(1 << 16)) : InputPatterns.upstream(elementType)
  }

  /// Patterns of `float64`, of which there are too many for all.
  static var drawnCount: UInt64 { 1 << 30 }

  /// What it goes through, for people.
  public var extent: String { isDrawn ? "2^30 patterns drawn" : "all patterns" }

  private var patternCount: UInt64 { patterns.upperBound - patterns.lowerBound + 1 }

  /// Pairs of input and kernel that a run compares.
  public var comparisons: UInt64 {
    patternCount * UInt64(upstream.count * parameters.count) * UInt64(kernels.count)
  }

  /// Runs on all cores, in the caller's floating-point mode.
  ///
  /// - Parameter progress: Called now and then, on any thread, with the share that is done, 0...1.
  /// - Returns: The first mismatch found of each kernel that has any, and how exact they are.
  public func run(progress: @escaping @Sendable (Double) -> Void) -> ExhaustiveResult {
    switch elementType.byteCount {
    case 2: run(UInt16.self, progress: progress)
    case 4: run(UInt32.self, progress: progress)
    default: run(UInt64.self, progress: progress)
    }
  }

  private func run<Bits: PatternBits>(
    _: Bits.Type, progress: @escaping @Sendable (Double) -> Void
  ) -> ExhaustiveResult {
    // A block of patterns with a range of upstream gradients: of 16 bits there is one block of all.
    let ranges = upstream.chunked(by: 64)
    let blocks = (Int(patternCount) + Self.blockLength - 1) / Self.blockLength * ranges.count
    let next = Atomic(0)
    let found = Mutex(ExhaustiveResult())
    let mode = FloatingPointMode.current
    DispatchThreads.perform(availableCores) { _ in
      let own = FloatingPointMode.current
      mode.set()
      defer { own.set() }
      let worker = ExhaustiveWorker<Bits>(operation: operation, on: elementType)
      var result = ExhaustiveResult()
      defer { found.withLock { [result] in $0.merge(result) } }
      while true {
        let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard block < blocks else { return }
        let start = patterns.lowerBound + UInt64(block / ranges.count * Self.blockLength)
        let count = min(Self.blockLength, Int(patterns.upperBound - start) + 1)
        for dy in ranges[block % ranges.count] {
          for parameter in parameters {
            worker.prepare(
              from: start, isDrawn: isDrawn, dy: dy, count: count, parameter: parameter)
            for kernel in kernels {
              worker.compare(kernel, count: count, parameter: parameter, into: &result)
            }
          }
        }
        progress(Double(block + 1) / Double(blocks))
      }
    }
    return found.withLock { $0 }
  }
}

extension Array {
  /// Parts of at most so many elements.
  fileprivate func chunked(by count: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: self.count, by: count).map { self[$0..<Swift.min($0 + count, self.count)] }
  }
}
