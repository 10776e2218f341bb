// A buffer at a chosen misalignment with guard values around it.

/// Room for `capacity` floats at any misalignment, with 64 guard values on either side.
///
/// Invariant: `base` is valid for `capacity + 2 * margin + 16` values and aligned to 64 bytes.
struct GuardedBuffer: ~Copyable {
  /// Guard values on either side: four cache lines, more than any step of a kernel.
  static let margin = 64
  /// What stands around the elements of inputs and outputs alike: a negative number, -12345.678.
  ///
  /// Every operation maps it to something else, so that a loop that runs on past its end, from the
  /// guard of an input to that of the output, changes the latter. A value that is its own image,
  /// such as a NaN, would be replaced by itself.
  static let guardBits: UInt32 = 0xc640_e6b6

  private let base: UnsafeMutablePointer<UInt32>
  private let total: Int

  init(capacity: Int) {
    total = capacity + 2 * Self.margin + 16
    let raw = UnsafeMutableRawPointer.allocate(byteCount: total * 4, alignment: 64)
    base = raw.bindMemory(to: UInt32.self, capacity: total)
    base.initialize(repeating: Self.guardBits, count: total)
  }

  deinit { UnsafeMutableRawPointer(base).deallocate() }

  /// The first element when the data lie `offset` bytes past a 64-byte boundary.
  func elements(offset: Int) -> UnsafeMutablePointer<UInt32> {
    base + Self.margin + offset / 4
  }

  /// Overwrites the elements and the margins around them with the guard value.
  func reset(offset: Int, count: Int) {
    (elements(offset: offset) - Self.margin).update(
      repeating: Self.guardBits, count: count + 2 * Self.margin)
  }

  /// The first guard value that was overwritten: its index relative to the elements, and its bits.
  func damage(offset: Int, count: Int) -> (index: Int, bits: UInt32)? {
    let first = elements(offset: offset)
    for index in -Self.margin..<0 where first[index] != Self.guardBits {
      return (index, first[index])
    }
    for index in count..<(count + Self.margin) where first[index] != Self.guardBits {
      return (index, first[index])
    }
    return nil
  }
}
