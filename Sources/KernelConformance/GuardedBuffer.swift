// A buffer at a chosen misalignment with guard values around it.

import ReLUKernels

/// Room for `capacity` elements at any misalignment, with 256 bytes of guard values on either side.
///
/// Invariant: `base` is valid for `total` values and aligned to 64 bytes.
struct GuardedBuffer<Bits: PatternBits>: ~Copyable {
  /// Guard values on either side: four cache lines, more than any step of a kernel.
  static var margin: Int { 256 / MemoryLayout<Bits>.size }
  /// What stands around the elements of inputs and outputs alike: a negative number, -12345.678.
  ///
  /// Every operation maps it to something else, so that a loop that runs on past its end, from the
  /// guard of an input to that of the output, changes the latter. A value that is its own image,
  /// such as a NaN, would be replaced by itself.
  let guardBits: Bits

  private let base: UnsafeMutablePointer<Bits>
  private let total: Int

  init(_ elementType: ElementType, capacity: Int) {
    guardBits = Bits(elementType.format.bits(-12345.678))
    total = capacity + 2 * Self.margin + 64 / MemoryLayout<Bits>.size
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: total * MemoryLayout<Bits>.size, alignment: 64)
    base = raw.bindMemory(to: Bits.self, capacity: total)
    base.initialize(repeating: guardBits, count: total)
  }

  deinit { UnsafeMutableRawPointer(base).deallocate() }

  /// The first element when the data lie `offset` bytes past a 64-byte boundary.
  func elements(offset: Int) -> UnsafeMutablePointer<Bits> {
    base + Self.margin + offset / MemoryLayout<Bits>.size
  }

  /// Overwrites the elements and the margins around them with the guard value.
  func reset(offset: Int, count: Int) {
    (elements(offset: offset) - Self.margin).update(
      repeating: guardBits, count: count + 2 * Self.margin)
  }

  /// The first guard value that was overwritten: its index relative to the elements, and its bits.
  func damage(offset: Int, count: Int) -> (index: Int, bits: UInt64)? {
    let first = elements(offset: offset)
    for index in -Self.margin..<0 where first[index] != guardBits {
      return (index, UInt64(first[index]))
    }
    for index in count..<(count + Self.margin) where first[index] != guardBits {
      return (index, UInt64(first[index]))
    }
    return nil
  }
}
