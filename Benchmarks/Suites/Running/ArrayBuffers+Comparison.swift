// Where an answer differs from what is expected of it.

import ReLUKernels

extension ArrayBuffers {
  /// The first index at which two answers to the array's inputs differ by more than a kernel's contract
  /// allows.
  func firstUnequal(
    _ found: UnsafeMutablePointer<Float>, _ expected: UnsafeMutablePointer<Float>,
    by identity: KernelIdentity
  ) -> Int? {
    let (x, dy) = originals
    // In blocks, each folded without a jump so that it vectorizes; the culprit is then searched for.
    let block = 4096
    for start in stride(from: 0, to: count, by: block) {
      let end = min(start + block, count)
      var difference: UInt32 = 0
      for index in start..<end {
        difference |= found[index].bitPattern ^ expected[index].bitPattern
      }
      guard difference != 0 else { continue }
      let culprit = (start..<end).first { index in
        let bits = ElementBits(
          x: x[index].bitPattern, dy: dy[index].bitPattern, expected: expected[index].bitPattern,
          found: found[index].bitPattern)
        return !identity.accepts(bits)
      }
      if let culprit { return culprit }
    }
    return nil
  }
}
