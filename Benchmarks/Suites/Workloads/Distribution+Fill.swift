// Fills arrays with the values of a distribution, the same for the same seed.

import BenchmarkKit

extension Distribution {
  /// Fills `span` (shape `[n]`) with this distribution's values, which depend on `seed` and the
  /// count alone: not on threads, instruction set or platform.
  ///
  /// Random order comes from selection sampling: each element draws its kind with the odds of what
  /// is still to be placed. That gives an exact share, every arrangement is equally likely, and the
  /// array is written once from front to back, where a shuffle would miss the cache at each step.
  /// Source: Fan, Muller, Rezucha 1962; Knuth, TAOCP vol. 2, 3.4.2, algorithm S.
  ///
  /// - Parameters:
  ///   - span: What to fill.
  ///   - seed: From `RandomStream.seed(from:index:)`.
  public func fill(_ span: inout MutableSpan<Float>, seed: UInt64) {
    span.withUnsafeMutableBufferPointer { elements in
      switch self {
      case .alternating: fillAlternating(elements, seed: seed)
      case .sorted: fillSorted(elements, seed: seed)
      default: fillRandom(elements, seed: seed)
      }
    }
  }

  /// Fills `span` (shape `[n]`) with upstream gradients dy: uniform in (-1, 1), never 0.
  ///
  /// - Parameters:
  ///   - span: What to fill.
  ///   - seed: From `RandomStream.dy`, so that dy does not repeat x.
  public static func fillUpstream(_ span: inout MutableSpan<Float>, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    span.withUnsafeMutableBufferPointer { elements in
      for index in elements.indices {
        // Odd multiples of 2^-23 are exact in Float and miss -1, 0 and 1.
        let odd = Int32(truncatingIfNeeded: random.next() & 0x7f_ffff) &* 2 &+ 1
        elements[index] = Float(odd &- 0x80_0000) * 0x1p-23
      }
    }
  }

  private func fillRandom(_ elements: UnsafeMutableBufferPointer<Float>, seed: UInt64) {
    let specials = Self.share(specialPercent, of: elements.count)
    guard specials > 0 else { return fillSigned(elements, seed: seed) }
    var negativeSpecials = UInt64(specials / 2)
    var positiveSpecials = UInt64(specials - specials / 2)
    var negatives = UInt64(Self.share(negativePercent, of: elements.count - specials))
    var random = SplitMix64(seed: seed)
    let makesNaN = self == .nan1
    for index in elements.indices {
      let bits = random.next()
      // The high half of the product is uniform in 0 ..< remaining and hardly touches the low bits,
      // which make the magnitude.
      var draw = UInt64(elements.count - index).multipliedFullWidth(by: bits).high
      if draw < negatives {
        negatives -= 1
        elements[index] = -Self.magnitude(bits)
        continue
      }
      draw -= negatives
      if draw >= negativeSpecials + positiveSpecials {
        elements[index] = Self.magnitude(bits)
        continue
      }
      let special = makesNaN ? Self.nan(bits) : Self.subnormal(bits)
      if draw < negativeSpecials {
        negativeSpecials -= 1
        elements[index] = -special
      } else {
        positiveSpecials -= 1
        elements[index] = special
      }
    }
  }

  /// The same where no element is special, without a jump on the sign: half of them would be mispredicted,
  /// and the filling of large arrays is most of what a process pair of a duel takes.
  private func fillSigned(_ elements: UnsafeMutableBufferPointer<Float>, seed: UInt64) {
    var negatives = UInt64(Self.share(negativePercent, of: elements.count))
    var random = SplitMix64(seed: seed)
    for index in elements.indices {
      let bits = random.next()
      let draw = UInt64(elements.count - index).multipliedFullWidth(by: bits).high
      // The difference wraps, and its highest bit is set, where draw is below: neither has that bit itself.
      let sign = (draw &- negatives) >> 63
      negatives &-= sign
      elements[index] = Float(
        bitPattern: Self.magnitude(bits).bitPattern | UInt32(truncatingIfNeeded: sign << 31))
    }
  }

  private func fillAlternating(_ elements: UnsafeMutableBufferPointer<Float>, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for index in elements.indices {
      let magnitude = Self.magnitude(random.next())
      elements[index] = index & 1 == 0 ? magnitude : -magnitude
    }
  }

  /// One value in each of n equal steps of [-1, 0) and (0, 1]: sorted as it is made, where sorting
  /// 64 Mi elements takes seconds.
  private func fillSorted(_ elements: UnsafeMutableBufferPointer<Float>, seed: UInt64) {
    let negatives = Self.share(negativePercent, of: elements.count)
    let below = 1 / Double(negatives)
    let above = 1 / Double(elements.count - negatives)
    var random = SplitMix64(seed: seed)
    for index in elements.indices {
      let within = Double(Self.magnitude(random.next()))
      if index < negatives {
        // Steps run from negatives down to 1 towards zero; `1 - within` is in [0, 1).
        elements[index] = Float(-(Double(negatives - index) - (1 - within)) * below)
      } else {
        elements[index] = Float((Double(index - negatives) + within) * above)
      }
    }
  }

  /// `percent` of `count`, to the nearest element.
  static func share(_ percent: Int, of count: Int) -> Int {
    count / 100 * percent + (count % 100 * percent + 50) / 100
  }

  /// Uniform in (0, 1]: multiples of 2^-24, exact in Float.
  @inline(__always)
  private static func magnitude(_ bits: UInt64) -> Float {
    Float(Int32(truncatingIfNeeded: bits & 0xff_ffff) &+ 1) * 0x1p-24
  }

  /// A positive subnormal, never 0.
  @inline(__always)
  private static func subnormal(_ bits: UInt64) -> Float {
    Float(bitPattern: max(UInt32(truncatingIfNeeded: bits & 0x7f_ffff), 1))
  }

  /// A quiet NaN with a random payload and a clear sign bit.
  @inline(__always)
  private static func nan(_ bits: UInt64) -> Float {
    Float(bitPattern: 0x7fc0_0000 | UInt32(truncatingIfNeeded: bits & 0x3f_ffff))
  }
}
