// One thread's part of the comparison on every bit pattern.

import ReLUKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The buffers of one thread of the exhaustive check.
struct ExhaustiveWorker<Bits: PatternBits>: ~Copyable {
  private let operation: KernelOperation
  private let elementType: ElementType
  private let x: GuardedBuffer<Bits>
  private let dy: GuardedBuffer<Bits>
  private let expected: GuardedBuffer<Bits>
  private let output: GuardedBuffer<Bits>
  private let exact: ExactAnswers<Bits>?

  init(operation: KernelOperation, on elementType: ElementType) {
    self.operation = operation
    self.elementType = elementType
    let length = ExhaustiveCheck.blockLength
    x = GuardedBuffer(elementType, capacity: length)
    dy = GuardedBuffer(elementType, capacity: length)
    expected = GuardedBuffer(elementType, capacity: length)
    output = GuardedBuffer(elementType, capacity: length)
    exact = KernelCatalog.exactFunction(of: operation, on: elementType).map {
      ExactAnswers(of: operation, on: elementType, $0, capacity: length)
    }
  }

  /// Fills the inputs with patterns and computes what is expected of them.
  ///
  /// - Parameters:
  ///   - start: The number of the first.
  ///   - isDrawn: Whether the patterns are drawn by their numbers, and not those.
  ///   - upstream: The pattern of the second input.
  ///   - count: Elements.
  ///   - parameter: The operation's.
  func prepare(
    from start: UInt64, isDrawn: Bool, dy upstream: UInt64, count: Int, parameter: Double
  ) {
    let x = x.elements(offset: 0)
    for index in 0..<count {
      let number = start &+ UInt64(index)
      x[index] = Bits(truncatingIfNeeded: isDrawn ? Self.drawn(number) : number)
    }
    if operation.inputCount == 2 {
      dy.elements(offset: 0).update(repeating: Bits(upstream), count: count)
    }
    compute(
      KernelCatalog.reference(for: operation, on: elementType), x: x, dy: inputDY,
      output: expected.elements(offset: 0), count: count, parameter: parameter)
    exact?.prepare(x, inputDY, count: count, parameter: parameter)
  }

  /// Runs a kernel on the prepared inputs and adds what is wrong with it, and how exact it is.
  func compare(
    _ kernel: any Kernel, count: Int, parameter: Double, into result: inout ExhaustiveResult
  ) {
    let guardBits = output.guardBits
    let (output, expected) = (output.elements(offset: 0), expected.elements(offset: 0))
    // The last kernel left the right answer there; one that writes nothing must not inherit it.
    output.update(repeating: guardBits, count: count)
    compute(
      kernel, x: x.elements(offset: 0), dy: inputDY, output: output, count: count,
      parameter: parameter)
    if let exact {
      let error = exact.largestError(of: output, count: count)
      if let error {
        result.add(
          LargestError(
            kernel: kernel.id, ulps: error.ulps, x: UInt64(x.elements(offset: 0)[error.index]),
            dy: upstream(at: error.index)))
      }
      // Where all are numbers and near enough, nothing is left to look at one by one.
      if let error, exact.allows(error.ulps), exact.areAllNumbers { return }
      if let error, !exact.allows(error.ulps) {
        return add(error.index, of: kernel, output, expected, to: &result)
      }
    }
    guard let index = firstWrong(kernel.identity, output, expected, count) else { return }
    add(index, of: kernel, output, expected, to: &result)
  }

  private func add(
    _ index: Int, of kernel: any Kernel, _ output: UnsafeMutablePointer<Bits>,
    _ expected: UnsafeMutablePointer<Bits>, to result: inout ExhaustiveResult
  ) {
    let hex = { (bits: UInt64) in "0x" + String(bits, radix: 16) }
    let x = UInt64(x.elements(offset: 0)[index])
    let upstream = upstream(at: index)
    let inputs = "--input \(hex(x))" + (upstream.map { " --upstream \(hex($0))" } ?? "")
    result.add(
      Mismatch(
        kernel: kernel.identity,
        fault: .wrongBits(expected: UInt64(expected[index]), found: UInt64(output[index])),
        index: index, x: x,
        dy: upstream, arguments: "--kernel \(kernel.id) \(inputs)"))
  }

  private func firstWrong(
    _ kernel: KernelIdentity, _ output: UnsafeMutablePointer<Bits>,
    _ expected: UnsafeMutablePointer<Bits>, _ count: Int
  ) -> Int? {
    guard memcmp(output, expected, count * MemoryLayout<Bits>.size) != 0 else { return nil }
    let xs = x.elements(offset: 0)
    return (0..<count).first {
      output[$0] != expected[$0]
        && !kernel.accepts(
          ElementBits(
            elementType, x: xs[$0], dy: inputDY[$0], expected: expected[$0], found: output[$0]))
    }
  }

  private func upstream(at index: Int) -> UInt64? {
    operation.inputCount == 2 ? UInt64(inputDY[index]) : nil
  }

  private var inputDY: UnsafeMutablePointer<Bits> {
    operation.inputCount == 2 ? dy.elements(offset: 0) : x.elements(offset: 0)
  }

  /// A pattern by its number: a bijection with well-mixed bits (the finaliser of SplitMix64: Steele, Lea, Flood,
  /// "Fast splittable pseudorandom number generators", 2014), of which three of four have an exponent near that of 1, where
  /// functions are not at their limits.
  private static func drawn(_ number: UInt64) -> UInt64 {
    var bits = number &* 0x9e37_79b9_7f4a_7c15
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    bits ^= bits >> 31
    guard number % 4 != 0 else { return bits }
    // 2^-16 to 2^11.
    let exponent = 1023 - 16 + (bits >> 52) % 27
    return bits & 0x800f_ffff_ffff_ffff | exponent << 52
  }
}
