// The buffers in which a kernel and the reference meet.

import ReLUKernels

/// Buffers for one input, an upstream gradient, the output and the expectation.
struct ConformanceArena<Bits: PatternBits>: ~Copyable {
  private let elementType: ElementType
  private let x: GuardedBuffer<Bits>
  private let dy: GuardedBuffer<Bits>
  private let output: GuardedBuffer<Bits>
  private let expected: GuardedBuffer<Bits>
  private let originals: GuardedBuffer<Bits>
  private let patterns: PatternMix<Bits>
  private let answers: ReferenceAnswers

  /// Buffers for elements of a type with as many bits; `answers` are kept beyond them.
  init(_ elementType: ElementType, capacity: Int, answers: ReferenceAnswers) {
    self.answers = answers
    self.elementType = elementType
    x = GuardedBuffer(elementType, capacity: capacity)
    dy = GuardedBuffer(elementType, capacity: capacity)
    output = GuardedBuffer(elementType, capacity: capacity)
    expected = GuardedBuffer(elementType, capacity: capacity)
    patterns = PatternMix(elementType)
    originals = GuardedBuffer(elementType, capacity: capacity)
  }

  /// Runs the kernel in one case and returns where it first departs from its contract.
  func firstMismatch(of kernel: any Kernel, in situation: ConformanceCase) -> Mismatch? {
    let operation = kernel.identity.operation
    let exactFunction = KernelCatalog.exactFunction(of: operation, on: elementType)
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
    let patterns = patterns
    for index in 0..<count {
      places.x[index] = patterns.pattern(at: index, rotation: situation.rotation)
      // Coprime to the cycle of x, so that the pairs vary.
      places.dy[index] = patterns.pattern(at: index * 5, rotation: situation.rotation + 7)
      places.original[index] = places.x[index]
    }
    let inputDY = hasUpstream ? places.dy : places.x
    answers.put(
      ReferenceAnswers.Source(operation: operation, elementType: elementType),
      ReferenceAnswers.Inputs(count: count, rotation: situation.rotation),
      at: UnsafeMutableRawBufferPointer(
        start: places.expected, count: count * MemoryLayout<Bits>.stride)
    ) {
      compute(
        KernelCatalog.reference(for: operation, on: elementType), x: places.x, dy: inputDY,
        output: places.expected,
        count: count, parameter: situation.slope)
    }

    // In place means: over the last input. Its original bits stay known for the message.
    var target = places.output
    if situation.inPlace {
      target = hasUpstream ? places.dy : places.x
    }
    var originalDY: [Bits] = []
    if hasUpstream { originalDY = Array(UnsafeBufferPointer(start: places.dy, count: count)) }
    let written = compute(
      kernel, x: places.x, dy: inputDY, output: target, count: count, parameter: situation.slope)

    func mismatch(_ fault: Mismatch.Fault, at index: Int) -> Mismatch {
      let inside = (0..<count).contains(index)
      return Mismatch(
        kernel: kernel.identity, fault: fault,
        index: index, x: inside ? UInt64(places.original[index]) : nil,
        dy: inside && hasUpstream ? UInt64(originalDY[index]) : nil,
        arguments: "--kernel \(kernel.id) --case \(situation)")
    }
    if written != count { return mismatch(.wrongCount(expected: count, found: written), at: 0) }
    let identity = kernel.identity
    for index in 0..<count where target[index] != places.expected[index] {
      let bits = ElementBits(
        elementType, x: places.original[index],
        dy: hasUpstream ? originalDY[index] : places.original[index],
        expected: places.expected[index], found: target[index])
      guard !identity.accepts(bits, exact: exact(bits, situation.slope, exactFunction)) else {
        continue
      }
      let fault = Mismatch.Fault.wrongBits(
        expected: UInt64(places.expected[index]), found: UInt64(target[index]))
      return mismatch(fault, at: index)
    }
    if !(situation.inPlace && !hasUpstream) {
      for index in 0..<count where places.x[index] != places.original[index] {
        return mismatch(.changedInput(found: UInt64(places.x[index])), at: index)
      }
    }
    if hasUpstream && !situation.inPlace {
      for index in 0..<count where places.dy[index] != originalDY[index] {
        return mismatch(.changedInput(found: UInt64(places.dy[index])), at: index)
      }
    }
    let damage =
      x.damage(offset: situation.sourceOffset, count: count)
      ?? dy.damage(offset: dyOffset, count: count)
      ?? output.damage(offset: situation.destinationOffset, count: count)
    return damage.map { mismatch(.wroteOutside(found: $0.bits), at: $0.index) }
  }

  /// The exact answer of what is computed in a wider format, of which the reference's says too little: it may be
  /// half a unit away.
  private func exact(
    _ bits: ElementBits, _ parameter: Double, _ function: ExactFunction?
  ) -> Double? {
    guard !elementType.isComputedIn else { return nil }
    let format = elementType.format
    return function?(
      format.number(bits.x), format.number(bits.dy), Double(Float(parameter))
    ).rounded
  }

  private struct Places {
    let x, dy, output, expected, original: UnsafeMutablePointer<Bits>
  }
}

/// Calls a kernel on bit patterns.
///
/// - Precondition: The pointers are valid for `count` elements of the kernel's type.
/// - Returns: Elements written, as the kernel reports it.
@discardableResult
func compute<Bits: PatternBits>(
  _ kernel: any Kernel, x: UnsafeMutablePointer<Bits>, dy: UnsafeMutablePointer<Bits>,
  output: UnsafeMutablePointer<Bits>, count: Int, parameter: Double
) -> Int {
  kernel.compute(
    KernelOperands(x: x, dy: dy, output: output, count: count, parameter: parameter))
}
