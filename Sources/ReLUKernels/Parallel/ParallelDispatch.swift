// Any kernel on several threads of Dispatch.

import Dispatch
public import KernelInterface
import Synchronization

/// Runs another kernel on chunks of the elements, on the threads of Dispatch.
public struct ParallelDispatch: Kernel {
  /// The wrapped kernel's identity with this variant in front of its own.
  public let identity: KernelIdentity
  /// The most threads that work at once, the caller's among them.
  public let workers: Int
  /// How the elements are split.
  public let chunking: Chunking
  private let wrapped: any Kernel<Float>

  /// Wraps `kernel`, which does the work on each chunk.
  ///
  /// - Parameters:
  ///   - kernel: A kernel that is not itself parallel.
  ///   - workers: Threads, at least 1; all cores by default.
  ///   - chunking: How elements are split.
  public init(
    _ kernel: any Kernel<Float>, workers: Int = availableCores, chunking: Chunking = Chunking()
  ) {
    precondition(workers >= 1, "a parallel kernel needs a worker")
    precondition(kernel.identity.wrappedVariant == nil, "\(kernel.id) is a wrapper already")
    let inner = kernel.identity
    identity = KernelIdentity(
      operation: inner.operation, variant: Self.variant, wrappedVariant: inner.variant,
      instructionSet: inner.instructionSet, elementType: inner.elementType,
      summary: "\(inner.variant) on chunks, on the threads of Dispatch.",
      supportsInPlace: inner.supportsInPlace, usesStreamingStores: inner.usesStreamingStores)
    self.workers = workers
    self.chunking = chunking
    wrapped = kernel
  }

  /// The variant of every kernel of this type.
  public static let variant = "parallel-dispatch"

  /// The same kernel with other threads and another split.
  public func configured(workers: Int, chunking: Chunking) -> ParallelDispatch {
    ParallelDispatch(wrapped, workers: workers, chunking: chunking)
  }

  /// Computes all elements on at most `workers` threads, and on the caller's alone where there is
  /// but one chunk; returns when the last chunk is done.
  ///
  /// - Returns: The count of elements.
  public func compute(_ operands: KernelOperands<Float>) -> Int {
    let (length, chunks) = chunking.plan(count: operands.count, workers: workers)
    guard chunks > 1, workers > 1 else { return wrapped.compute(operands) }
    switch chunking.policy {
    case .static:
      DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
        computeChunk(chunk, length: length, of: operands)
      }
    case .dynamic:
      let next = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: min(workers, chunks)) { _ in
        while true {
          let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard chunk < chunks else { return }
          computeChunk(chunk, length: length, of: operands)
        }
      }
    }
    return operands.count
  }

  private func computeChunk(_ chunk: Int, length: Int, of operands: KernelOperands<Float>) {
    let start = chunk * length
    _ = wrapped.compute(
      operands.slice(start: start, count: min(length, operands.count - start)))
  }
}
