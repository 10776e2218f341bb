// One situation in which a kernel is compared with the reference, and how a command spells it.

public import ReLUKernels

/// A count, an alignment and an aliasing in which a kernel has to agree with the reference.
public struct ConformanceCase: Sendable, Hashable {
  /// Elements.
  public var count: Int
  /// Bytes by which x lies past a 64-byte boundary, a multiple of an element's below 64.
  public var sourceOffset: Int
  /// Bytes by which the output lies past a 64-byte boundary, a multiple of an element's below 64.
  public var destinationOffset: Int
  /// Whether the output is the buffer of the last input.
  public var inPlace: Bool
  /// Where in the mix of input patterns the data start; it also picks the slope.
  public var rotation: Int
  /// How a parallel kernel splits the elements; nil leaves it as it is.
  public var split: Split?

  /// The split of a parallel kernel.
  public struct Split: Sendable, Hashable {
    /// How chunks find workers.
    public let policy: Chunking.Policy
    /// Threads at most.
    public let workers: Int
    /// Elements of the smallest chunk.
    public let grain: Int
  }

  /// Creates a case; offsets are bytes.
  public init(
    count: Int, sourceOffset: Int = 0, destinationOffset: Int = 0, inPlace: Bool = false,
    rotation: Int = 0, split: Split? = nil
  ) {
    self.count = count
    self.sourceOffset = sourceOffset
    self.destinationOffset = destinationOffset
    self.inPlace = inPlace
    self.rotation = rotation
    self.split = split
  }
}

extension ConformanceCase: LosslessStringConvertible {
  /// The case as `relubench verify --case` takes it.
  ///
  /// `count:source-offset:destination-offset:out|in:rotation`, and for a parallel kernel
  /// `:policy:workers:grain`.
  public var description: String {
    let split = split.map { ":\($0.policy.rawValue):\($0.workers):\($0.grain)" } ?? ""
    return "\(count):\(sourceOffset):\(destinationOffset):\(inPlace ? "in" : "out"):\(rotation)"
      + split
  }

  /// Reads what `description` writes; nil where the text is not a possible case.
  public init?(_ description: String) {
    let parts = description.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 5 || parts.count == 8, parts[3] == "in" || parts[3] == "out",
      let count = Int(parts[0]), let source = Int(parts[1]), let destination = Int(parts[2]),
      let rotation = Int(parts[4]), Self.possible.contains(count), Self.possible.contains(rotation),
      Self.isOffset(source), Self.isOffset(destination)
    else { return nil }
    self.init(
      count: count, sourceOffset: source, destinationOffset: destination, inPlace: parts[3] == "in",
      rotation: rotation)
    guard parts.count == 8 else { return }
    guard let policy = Chunking.Policy(rawValue: String(parts[5])), let workers = Int(parts[6]),
      let grain = Int(parts[7]), (1...1024).contains(workers), grain >= 1,
      Self.possible.contains(grain)
    else { return nil }
    split = Split(policy: policy, workers: workers, grain: grain)
  }

  /// Whether some type's elements may lie there.
  private static func isOffset(_ offset: Int) -> Bool {
    (0..<64).contains(offset) && offset % 2 == 0
  }

  /// Counts and rotations that make sense: five buffers of so many are still to be had.
  private static let possible = 0...(1 << 26)
}

extension ConformanceCase {
  /// Misalignments that leave elements of a type aligned: all there are, and of elements of 16 bits, which have
  /// twice as many, a choice.
  static func offsets(_ elementType: ElementType) -> [Int] {
    let all = stride(from: 0, to: 64, by: max(elementType.byteCount, 4))
    guard elementType.byteCount < 4 else { return Array(all) }
    return all.map { $0 % 8 == 0 ? $0 : $0 - 2 }
  }

  /// Whether arrays of a type's elements may lie there.
  public func suits(_ elementType: ElementType) -> Bool {
    sourceOffset % elementType.byteCount == 0 && destinationOffset % elementType.byteCount == 0
  }

  /// The most elements that any kernel handles in one step of its loop: the compiler unrolls the
  /// autovectorized one to four vectors of 64 bytes.
  static func widestStep(_ elementType: ElementType) -> Int {
    // Of float64 as many as of float32: short arrays cost little.
    max(64, 4 * 64 / elementType.byteCount)
  }

  /// Every count up to here is compared: four widest steps and a tail.
  static func longestShortCount(_ elementType: ElementType) -> Int {
    4 * widestStep(elementType) + 3
  }

  /// Up to here, four steps of 16 lanes and a tail, every misalignment of the source meets every
  /// one of the destination; beyond, over the counts.
  static let longestFullCount = 4 * 16 + 3

  /// Odd counts beyond, which leave a tail after many steps.
  static let largeCounts = [1021, 4099, 65_537]

  /// Slopes of leaky ReLU: one that rounds, one that flips signs, two above 1 (where the larger of
  /// x and slope * x is the wrong one), the two that hide the product, and the least that is
  /// no subnormal number, which XNNPACK takes for 0.
  ///
  /// Their number has no divisor in common with the misalignments of a count or with the special
  /// patterns, so each slope meets all of them.
  package static let slopes: [Double] = [
    0.01, -0.5, 2, 1, 0, Double(Float(1).nextUp), Double(Float.leastNormalMagnitude),
  ]

  /// The slope of this case.
  package var slope: Double { Self.slopes[rotation % Self.slopes.count] }

  /// Every count up to four widest steps and a tail, at every misalignment of source and
  /// destination, out of place and in place; and larger odd counts at a few misalignments.
  package static func all(
    _ elementType: ElementType = .float32, inPlace supportsInPlace: Bool
  ) -> [ConformanceCase] {
    var cases: [ConformanceCase] = []
    let offsets = offsets(elementType)
    let step = max(elementType.byteCount, 4)
    for count in 0...longestShortCount(elementType) {
      for source in offsets {
        let destinations =
          count <= longestFullCount
          ? offsets : [offsets[(source * 5 / step + count) % offsets.count]]
        for destination in destinations {
          cases.append(
            ConformanceCase(
              count: count, sourceOffset: source, destinationOffset: destination,
              rotation: cases.count))
        }
        if supportsInPlace {
          cases.append(
            ConformanceCase(
              count: count, sourceOffset: source, destinationOffset: source, inPlace: true,
              rotation: cases.count))
        }
      }
    }
    return cases + large(elementType, inPlace: supportsInPlace)
  }

  /// The short form for emulated CPUs: every count, each misalignment of the source with one of the
  /// destination.
  package static func short(
    _ elementType: ElementType = .float32, inPlace supportsInPlace: Bool
  ) -> [ConformanceCase] {
    let offsets = offsets(elementType)
    return all(elementType, inPlace: supportsInPlace).filter { situation in
      let source = offsets.firstIndex(of: situation.sourceOffset) ?? 0
      return situation.inPlace || situation.count > longestFullCount
        || situation.destinationOffset == offsets[(source + 1) % offsets.count]
    }
  }

  private static func large(
    _ elementType: ElementType, inPlace supportsInPlace: Bool
  ) -> [ConformanceCase] {
    let offsets = offsets(elementType)
    let (second, last) = (offsets[1], offsets[offsets.count - 1])
    return largeCounts.flatMap { count in
      [(0, 0), (second, 0), (0, second), (last, offsets[offsets.count * 9 / 16])].enumerated()
        .flatMap { index, offsets in
          let (source, destination) = offsets
          let outOfPlace = ConformanceCase(
            count: count, sourceOffset: source, destinationOffset: destination,
            rotation: count + index)
          var inPlace = outOfPlace
          (inPlace.inPlace, inPlace.destinationOffset) = (true, source)
          return supportsInPlace ? [outOfPlace, inPlace] : [outOfPlace]
        }
    }
  }
}
