// The buffers in which a kernel and the reference meet.

import ReLUKernels

/// Buffers for one input, an upstream gradient, the output and the expectation.
struct ConformanceArena: ~Copyable {
  private let x: GuardedBuffer
  private let dy: GuardedBuffer
  private let output: GuardedBuffer
  private let expected: GuardedBuffer
  private let originals: GuardedBuffer

  init(capacity: Int) {
    x = GuardedBuffer(capacity: capacity)
    dy = GuardedBuffer(capacity: capacity)
    output = GuardedBuffer(capacity: capacity)
    expected = GuardedBuffer(capacity: capacity)
    originals = GuardedBuffer(capacity: capacity)
  }

  /// Runs the kernel in one case and returns where it first departs from its contract.
  func firstMismatch(of kernel: any Kernel<Float>, in situation: ConformanceCase) -> Mismatch? {
    let operation = kernel.identity.operation
    let count = situation.count
    let hasUpstream = operation.inputCount == 2
    // The upstream gradient gets a misalignment of its own.
    let dyOffset = (situation.sourceOffset + situation.destinationOffset + 8) % 64

    let places = Places(
      x: x.elements(offset: situation.sourceOffset), dy: dy.elements(offset: dyOffset),
      output: output.elements(offset: situation.destinationOffset),
      expected: expected.elements(offset: 0), original: originals.elements(offset: 0))
    x.reset(offset: situation.sourceOffset, count: count)
    dy.reset(offset: dyOffset, count: count)
    output.reset(offset: situation.destinationOffset, count: count)
    for index in 0..<count {
      places.x[index] = InputPatterns.pattern(at: index, rotation: situation.rotation)
      // Coprime to the cycle of x, so that the pairs vary.
      places.dy[index] = InputPatterns.pattern(at: index * 5, rotation: situation.rotation + 7)
      places.original[index] = places.x[index]
    }
    let inputDY = hasUpstream ? places.dy : places.x
    compute(
      KernelCatalog.reference(for: operation), x: places.x, dy: inputDY, output: places.expected,
      count: count, slope: situation.slope)

    // In place means: over the last input. Its original bits stay known for the message.
    var target = places.output
    if situation.inPlace {
      target = hasUpstream ? places.dy : places.x
    }
    var originalDY: [UInt32] = []
    if hasUpstream { originalDY = Array(UnsafeBufferPointer(start: places.dy, count: count)) }
    let written = compute(
      kernel, x: places.x, dy: inputDY, output: target, count: count, slope: situation.slope)

    func mismatch(_ fault: Mismatch.Fault, at index: Int) -> Mismatch {
      let inside = (0..<count).contains(index)
      return Mismatch(
        kernel: kernel.id, instructionSet: kernel.identity.instructionSet, fault: fault,
        index: index, x: inside ? places.original[index] : nil,
        dy: inside && hasUpstream ? originalDY[index] : nil,
        arguments: "--kernel \(kernel.id) --case \(situation)")
    }
    if written != count { return mismatch(.wrongCount(expected: count, found: written), at: 0) }
    let identity = kernel.identity
    for index in 0..<count where target[index] != places.expected[index] {
      let bits = ElementBits(
        x: places.original[index], dy: hasUpstream ? originalDY[index] : places.original[index],
        expected: places.expected[index], found: target[index])
      guard !identity.accepts(bits) else { continue }
      let fault = Mismatch.Fault.wrongBits(expected: places.expected[index], found: target[index])
      return mismatch(fault, at: index)
    }
    if !(situation.inPlace && !hasUpstream) {
      for index in 0..<count where places.x[index] != places.original[index] {
        return mismatch(.changedInput(found: places.x[index]), at: index)
      }
    }
    if hasUpstream && !situation.inPlace {
      for index in 0..<count where places.dy[index] != originalDY[index] {
        return mismatch(.changedInput(found: places.dy[index]), at: index)
      }
    }
    let damage =
      x.damage(offset: situation.sourceOffset, count: count)
      ?? dy.damage(offset: dyOffset, count: count)
      ?? output.damage(offset: situation.destinationOffset, count: count)
    return damage.map { mismatch(.wroteOutside(found: $0.bits), at: $0.index) }
  }

  private struct Places {
    let x, dy, output, expected, original: UnsafeMutablePointer<UInt32>
  }
}

/// Calls a kernel on bit patterns.
///
/// - Precondition: The pointers are valid for `count` floats.
/// - Returns: Elements written, as the kernel reports it.
@discardableResult
func compute(
  _ kernel: any Kernel<Float>, x: UnsafeMutablePointer<UInt32>, dy: UnsafeMutablePointer<UInt32>,
  output: UnsafeMutablePointer<UInt32>, count: Int, slope: Float = defaultSlope
) -> Int {
  // Bound to Float for the call and to UInt32 again after it: one array may stand for several.
  func floats(_ bits: UnsafeMutablePointer<UInt32>) -> UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(bits).bindMemory(to: Float.self, capacity: count)
  }
  defer {
    for place in [x, dy, output] {
      UnsafeMutableRawPointer(place).bindMemory(to: UInt32.self, capacity: count)
    }
  }
  return kernel.compute(
    KernelOperands(
      x: UnsafePointer(floats(x)), dy: UnsafePointer(floats(dy)), output: floats(output),
      count: count, slope: slope))
}
