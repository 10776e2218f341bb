// One call of a kernel, split into chunks that several threads take.

import CThreadSupport
import KernelInterface
import Synchronization

/// A call and its split, shared by the threads that work on it while it lasts.
///
/// Every part is computed in the floating-point mode of the thread that made the call: the bits of a
/// result do not depend on which thread computed it.
public struct ChunkedCall: ~Copyable, Sendable {
  private let kernel: any Kernel
  private let operands: KernelOperands
  private let elementType: ElementType
  private let chunkLength: Int
  private let chunks: Int
  private let isDynamic: Bool
  /// The next chunk that nobody has taken; unused where part and chunk are one.
  private let next = Atomic(0)

  /// How the caller rounds and treats subnormal numbers.
  private let mode: UInt64

  /// Chunks of `chunkLength` elements, the last perhaps shorter.
  init(
    _ kernel: any Kernel, _ operands: KernelOperands, of elementType: ElementType,
    chunkLength: Int, chunks: Int, policy: Chunking.Policy
  ) {
    self.kernel = kernel
    self.operands = operands
    self.elementType = elementType
    self.chunkLength = chunkLength
    self.chunks = chunks
    isDynamic = policy == .dynamic
    mode = cts_floating_point_mode()
  }

  /// Does the work of one part: its chunk where the split is static, else one chunk after the other
  /// until none is left.
  public func run(part: Int) {
    let own = cts_floating_point_mode()
    guard own != mode else { return work(part) }
    cts_set_floating_point_mode(mode)
    work(part)
    cts_set_floating_point_mode(own)
  }

  private func work(_ part: Int) {
    guard isDynamic else { return compute(chunk: part) }
    while true {
      let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard chunk < chunks else { return }
      compute(chunk: chunk)
    }
  }

  private func compute(chunk: Int) {
    let start = chunk * chunkLength
    _ = kernel.compute(
      operands.slice(
        start: start, count: min(chunkLength, operands.count - start), of: elementType))
  }
}
