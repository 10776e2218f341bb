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
struct ExhaustiveWorker: ~Copyable {
  private let operation: KernelOperation
  private let x = GuardedBuffer(capacity: ExhaustiveCheck.blockLength)
  private let dy = GuardedBuffer(capacity: ExhaustiveCheck.blockLength)
  private let expected = GuardedBuffer(capacity: ExhaustiveCheck.blockLength)
  private let output = GuardedBuffer(capacity: ExhaustiveCheck.blockLength)
  private let exact: ExactAnswers?

  init(operation: KernelOperation) {
    self.operation = operation
    exact = KernelCatalog.exactFunction(of: operation).map {
      ExactAnswers(of: operation, $0, capacity: ExhaustiveCheck.blockLength)
    }
  }

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
    exact?.prepare(x, inputDY, count: count, parameter: slope)
  }

  /// Runs a kernel on the prepared inputs and adds what is wrong with it, and how exact it is.
  func compare(
    _ kernel: any Kernel<Float>, count: Int, slope: Float, into result: inout ExhaustiveResult
  ) {
    let (output, expected) = (output.elements(offset: 0), expected.elements(offset: 0))
    // The last kernel left the right answer there; one that writes nothing must not inherit it.
    output.update(repeating: GuardedBuffer.guardBits, count: count)
    compute(
      kernel, x: x.elements(offset: 0), dy: inputDY, output: output, count: count, slope: slope)
    if let exact {
      let error = exact.largestError(of: output, count: count)
      if let error {
        result.add(
          LargestError(
            kernel: kernel.id, ulps: error.ulps, x: x.elements(offset: 0)[error.index],
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
    _ index: Int, of kernel: any Kernel<Float>, _ output: UnsafeMutablePointer<UInt32>,
    _ expected: UnsafeMutablePointer<UInt32>, to result: inout ExhaustiveResult
  ) {
    let hex = { (bits: UInt32) in "0x" + String(bits, radix: 16) }
    let x = x.elements(offset: 0)[index]
    let upstream = upstream(at: index)
    let inputs = "--input \(hex(x))" + (upstream.map { " --upstream \(hex($0))" } ?? "")
    result.add(
      Mismatch(
        kernel: kernel.id, instructionSet: kernel.identity.instructionSet,
        fault: .wrongBits(expected: expected[index], found: output[index]), index: index, x: x,
        dy: upstream, arguments: "--kernel \(kernel.id) \(inputs)"))
  }

  private func firstWrong(
    _ kernel: KernelIdentity, _ output: UnsafeMutablePointer<UInt32>,
    _ expected: UnsafeMutablePointer<UInt32>, _ count: Int
  ) -> Int? {
    guard memcmp(output, expected, count * MemoryLayout<UInt32>.size) != 0 else { return nil }
    let xs = x.elements(offset: 0)
    return (0..<count).first {
      output[$0] != expected[$0]
        && !kernel.accepts(
          ElementBits(x: xs[$0], dy: inputDY[$0], expected: expected[$0], found: output[$0]))
    }
  }

  private func upstream(at index: Int) -> UInt32? {
    operation.inputCount == 2 ? inputDY[index] : nil
  }

  private var inputDY: UnsafeMutablePointer<UInt32> {
    operation.inputCount == 2 ? dy.elements(offset: 0) : x.elements(offset: 0)
  }
}
