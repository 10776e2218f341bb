// Where an answer differs from what is expected of it.

import ReLUKernels

extension ArrayBuffers {
  /// The first element at which two answers to the array's inputs differ by more than a kernel's contract
  /// allows.
  func firstUnequal(
    _ found: KernelInput, _ expected: KernelInput, by identity: KernelIdentity
  ) -> (index: Int, bits: ElementBits)? {
    switch elementType.byteCount {
    case 2: firstUnequal(found, expected, by: identity, UInt16.self)
    case 4: firstUnequal(found, expected, by: identity, UInt32.self)
    default: firstUnequal(found, expected, by: identity, UInt64.self)
    }
  }

  private func firstUnequal<Bits: FixedWidthInteger & UnsignedInteger>(
    _ found: KernelInput, _ expected: KernelInput, by identity: KernelIdentity, _: Bits.Type
  ) -> (index: Int, bits: ElementBits)? {
    let found = found.assumingMemoryBound(to: Bits.self)
    let expected = expected.assumingMemoryBound(to: Bits.self)
    let x = originals.x.assumingMemoryBound(to: Bits.self)
    let dy = originals.dy.assumingMemoryBound(to: Bits.self)
    // In blocks, each folded without a jump so that it vectorizes; the culprit is then searched for.
    let block = 4096
    for start in stride(from: 0, to: count, by: block) {
      let end = min(start + block, count)
      var difference: Bits = 0
      for index in start..<end { difference |= found[index] ^ expected[index] }
      guard difference != 0 else { continue }
      for index in start..<end where found[index] != expected[index] {
        let bits = ElementBits(
          elementType, x: x[index], dy: dy[index], expected: expected[index], found: found[index])
        if !identity.accepts(bits) { return (index, bits) }
      }
    }
    return nil
  }
}
