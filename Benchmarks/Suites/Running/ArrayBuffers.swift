// The memory of one array of a workload: inputs, output, and what in-place work is restored from.

import JemallocMemory
import ReLUKernels

/// Buffers for one array, placed exactly as the workload's placement says.
///
/// A class because the closures of several contenders share it; they run one after the other, on
/// the thread that measures. Kernels get addresses in the buffers, which live as long as this.
final class ArrayBuffers {
  /// Elements.
  let count: Int
  /// Their format.
  let elementType: ElementType
  private let parameter: Double
  private let passing: JemallocPlacement
  private let x: JemallocBuffer<UInt8>
  /// The second input; empty for operations without one.
  private let dy: JemallocBuffer<UInt8>
  /// The output; empty in place.
  private let output: JemallocBuffer<UInt8>
  /// The last input as it was filled; empty where iterations leave it alone.
  private let pristine: JemallocBuffer<UInt8>

  /// Allocates and fills the array at `index` of `workload`.
  ///
  /// - Parameters:
  ///   - workload: What the array is for.
  ///   - index: Which of its arrays.
  ///   - stream: The number of its random values; no two arrays have the same.
  ///   - seed: The run's.
  ///   - placement: Where its buffers come from.
  /// - Throws: `AllocationError`.
  init(
    _ workload: Workload, index: Int, stream: Int, seed: UInt64, placement: BufferPlacement
  ) throws(AllocationError) {
    let count = workload.arrayCounts[index]
    let bytes = count * workload.elementType.byteCount
    let isInPlace = workload.placement.output == .inPlace
    let source = placement.source
    self.count = count
    elementType = workload.elementType
    parameter = workload.parameter
    passing = placement.passing

    let domain = workload.operation.definition.domain
    let x = try Self.filled(count, elementType, at: source) { values in
      workload.distribution.fill(&values, seed: RandomStream.x.seed(from: seed, index: stream))
      if let domain { Self.fold(&values, into: domain) }
    }
    let dy = try Self.filled(
      workload.operation.inputCount == 2 ? count : 0, elementType, at: source
    ) { values in
      Distribution.fillUpstream(&values, seed: RandomStream.dy.seed(from: seed, index: stream))
    }
    pristine =
      if !isInPlace { try JemallocBuffer(zeroed: 0) } else if dy.count > 0 {
        try Self.copy(of: dy)
      } else { try Self.copy(of: x) }
    // Written here, so that no iteration pays for the first touch of a page.
    output = try JemallocBuffer(
      repeating: 0, count: isInPlace ? 0 : bytes, at: placement.destination)
    self.x = x
    self.dy = dy
  }
}

extension ArrayBuffers {
  private static func copy(
    of buffer: borrowing JemallocBuffer<UInt8>
  ) throws(AllocationError) -> JemallocBuffer<UInt8> {
    try JemallocBuffer(copying: buffer.span)
  }

  /// A buffer of numbers of single precision, rounded to the type.
  private static func filled(
    _ count: Int, _ elementType: ElementType, at placement: JemallocPlacement,
    _ fill: (inout MutableSpan<Float>) -> Void
  ) throws(AllocationError) -> JemallocBuffer<UInt8> {
    let buffer = try JemallocBuffer<UInt8>(
      zeroed: count * elementType.byteCount, at: placement)
    let address = UnsafeMutableRawPointer(buffer.baseAddress)
    if elementType == .float32 {
      var values = MutableSpan(
        _unsafeStart: address.assumingMemoryBound(to: Float.self), count: count)
      fill(&values)
    } else {
      var numbers = try JemallocBuffer<Float>(zeroed: count)
      var values = numbers.mutableSpan
      fill(&values)
      ElementFill.write(values.span, as: elementType, to: address)
    }
    return buffer
  }

  /// Brings numbers of -1 to 1 where an activation's answers lie: by their magnitude where none is negative.
  private static func fold(_ values: inout MutableSpan<Float>, into domain: ClosedRange<Double>) {
    guard domain.lowerBound >= 0 else { return }
    for index in values.indices { values[index] = values[index].magnitude }
  }

  /// Whether iterations overwrite their own input.
  var isInPlace: Bool { pristine.count > 0 }

  private var lastInput: KernelOutput {
    KernelOutput(dy.count > 0 ? dy.baseAddress : x.baseAddress)
  }

  /// The arguments of a call with the output where the placement wants it.
  var operands: KernelOperands {
    operands(output: isInPlace ? lastInput : KernelOutput(output.baseAddress))
  }

  /// The arguments of a call with the output in memory of the caller's, valid for `count` elements.
  func operands(output: KernelOutput) -> KernelOperands {
    KernelOperands(
      x: x.baseAddress, dy: lastInput, output: output, count: count, parameter: parameter)
  }

  /// The inputs as they were filled, whatever an iteration in place has made of them.
  var originals: (x: KernelInput, dy: KernelInput) {
    let last = isInPlace ? KernelInput(pristine.baseAddress) : KernelInput(lastInput)
    return (dy.count > 0 ? KernelInput(x.baseAddress) : last, last)
  }

  /// Gives work in place the input it had before the first iteration.
  func restore() {
    guard isInPlace else { return }
    lastInput.copyMemory(from: pristine.baseAddress, byteCount: pristine.count)
  }

  /// Fills the output with a pattern that no kernel computes from these inputs, a NaN, unless it is the
  /// input as well, so that an element that is not written shows.
  func poisonOutput() {
    let bytes = KernelOutput(output.baseAddress)
    let filled = isInPlace ? 0 : count
    switch elementType {
    case .float32:
      bytes.assumingMemoryBound(to: UInt32.self).update(repeating: 0x7fb5_c3a1, count: filled)
    case .float64:
      bytes.assumingMemoryBound(to: UInt64.self).update(
        repeating: 0x7ff5_c3a1_7fb5_c3a1, count: filled)
    case .float16:
      bytes.assumingMemoryBound(to: UInt16.self).update(repeating: 0x7db5, count: filled)
    case .bfloat16:
      bytes.assumingMemoryBound(to: UInt16.self).update(repeating: 0x7fb5, count: filled)
    }
  }

  /// An output of its own for one call, as a framework without a memory plan allocates it.
  ///
  /// - Throws: `AllocationError`.
  func freshOutput() throws(AllocationError) -> JemallocBuffer<UInt8> {
    try JemallocBuffer(unsafeUninitialized: count * elementType.byteCount, at: passing)
  }
}
