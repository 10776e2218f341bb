// The memory of one array of a workload: inputs, output, and what in-place work is restored from.

import JemallocMemory
import ReLUKernels

/// Buffers for one array, placed exactly as the workload's placement says.
///
/// A class because the closures of several contenders share it; they run one after the other, on
/// the thread that measures. Kernels get pointers into the buffers, which live as long as this.
final class ArrayBuffers {
  private let slope: Float
  private let passing: JemallocPlacement
  private let x: JemallocBuffer<Float>
  /// The upstream gradient; empty for operations without one.
  private let dy: JemallocBuffer<Float>
  /// The output; empty in place.
  private let output: JemallocBuffer<Float>
  /// The last input as it was filled; empty where iterations leave it alone.
  private let pristine: JemallocBuffer<Float>

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
    let isInPlace = workload.placement.output == .inPlace
    let source = placement.source
    slope = workload.parameter
    passing = placement.passing

    var x = try JemallocBuffer<Float>(zeroed: count, at: source)
    var dy = try JemallocBuffer<Float>(
      zeroed: workload.operation.inputCount == 2 ? count : 0, at: source)
    do {
      var values = x.mutableSpan
      workload.distribution.fill(&values, seed: RandomStream.x.seed(from: seed, index: stream))
      if let domain = workload.operation.definition.domain { Self.fold(&values, into: domain) }
    }
    do {
      var values = dy.mutableSpan
      Distribution.fillUpstream(&values, seed: RandomStream.dy.seed(from: seed, index: stream))
    }
    if isInPlace && dy.count > 0 {
      pristine = try JemallocBuffer(copying: dy.span)
    } else if isInPlace {
      pristine = try JemallocBuffer(copying: x.span)
    } else {
      pristine = try JemallocBuffer(zeroed: 0)
    }
    // Written here, so that no iteration pays for the first touch of a page.
    output = try JemallocBuffer(
      repeating: 0, count: isInPlace ? 0 : count, at: placement.destination)
    self.x = x
    self.dy = dy
  }
}

extension ArrayBuffers {
  /// Brings numbers of -1 to 1 where an activation's answers lie: by their magnitude where none is negative.
  private static func fold(_ values: inout MutableSpan<Float>, into domain: ClosedRange<Float>) {
    guard domain.lowerBound >= 0 else { return }
    for index in values.indices { values[index] = values[index].magnitude }
  }

  /// Elements.
  var count: Int { x.count }

  /// Whether iterations overwrite their own input.
  var isInPlace: Bool { pristine.count > 0 }

  private var lastInput: UnsafeMutablePointer<Float> {
    dy.count > 0 ? dy.baseAddress : x.baseAddress
  }

  /// The arguments of a call with the output where the placement wants it.
  var operands: KernelOperands<Float> {
    operands(output: isInPlace ? lastInput : output.baseAddress)
  }

  /// The arguments of a call with the output in memory of the caller's, valid for `count` elements.
  func operands(output: UnsafeMutablePointer<Float>) -> KernelOperands<Float> {
    KernelOperands(
      x: x.baseAddress, dy: lastInput, output: output, count: count, slope: slope)
  }

  /// The inputs as they were filled, whatever an iteration in place has made of them.
  var originals: (x: UnsafeMutablePointer<Float>, dy: UnsafeMutablePointer<Float>) {
    let last = isInPlace ? pristine.baseAddress : lastInput
    return (dy.count > 0 ? x.baseAddress : last, last)
  }

  /// Gives work in place the input it had before the first iteration.
  func restore() {
    guard isInPlace else { return }
    lastInput.update(from: pristine.baseAddress, count: count)
  }

  /// Fills the output with a pattern that no kernel computes from these inputs, unless it is the
  /// input as well, so that an element that is not written shows.
  func poisonOutput() {
    output.baseAddress.update(repeating: Float(bitPattern: 0x7fb5_c3a1), count: output.count)
  }

  /// An output of its own for one call, as a framework without a memory plan allocates it.
  ///
  /// - Throws: `AllocationError`.
  func freshOutput() throws(AllocationError) -> JemallocBuffer<Float> {
    try JemallocBuffer(unsafeUninitialized: count, at: passing)
  }
}
