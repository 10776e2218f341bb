// One situation in which a kernel is compared with the reference, and how a command spells it.

/// A count, an alignment and an aliasing in which a kernel has to agree with the reference.
public struct ConformanceCase: Sendable, Hashable {
  /// Elements.
  public var count: Int
  /// Bytes by which x lies past a 64-byte boundary, a multiple of 4 below 64.
  public var sourceOffset: Int
  /// Bytes by which the output lies past a 64-byte boundary, a multiple of 4 below 64.
  public var destinationOffset: Int
  /// Whether the output is the buffer of the last input.
  public var inPlace: Bool
  /// Where in the mix of input patterns the data start.
  public var rotation: Int

  /// Creates a case; offsets are bytes.
  public init(
    count: Int, sourceOffset: Int = 0, destinationOffset: Int = 0, inPlace: Bool = false,
    rotation: Int = 0
  ) {
    self.count = count
    self.sourceOffset = sourceOffset
    self.destinationOffset = destinationOffset
    self.inPlace = inPlace
    self.rotation = rotation
  }
}

extension ConformanceCase: LosslessStringConvertible {
  /// The case as `relubench verify --case` takes it.
  ///
  /// `count:source-offset:destination-offset:out|in:rotation`.
  public var description: String {
    "\(count):\(sourceOffset):\(destinationOffset):\(inPlace ? "in" : "out"):\(rotation)"
  }

  /// Reads what `description` writes; nil where the text is not a possible case.
  public init?(_ description: String) {
    let parts = description.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[3] == "in" || parts[3] == "out",
      let count = Int(parts[0]), let source = Int(parts[1]), let destination = Int(parts[2]),
      let rotation = Int(parts[4]), (0...(1 << 28)).contains(count), rotation >= 0,
      Self.offsets.contains(source), Self.offsets.contains(destination)
    else { return nil }
    self.init(
      count: count, sourceOffset: source, destinationOffset: destination, inPlace: parts[3] == "in",
      rotation: rotation)
  }
}

extension ConformanceCase {
  /// Every misalignment that leaves floats aligned.
  static let offsets = stride(from: 0, to: 64, by: 4)

  /// The most elements that any kernel handles in one step of its loop.
  static let widestStep = 16

  /// Every count up to here is compared: four widest steps and a tail.
  static let longestShortCount = 4 * widestStep + 3

  /// Odd counts beyond, which leave a tail after many steps.
  static let largeCounts = [1021, 4099, 65_537]

  /// Every count up to four widest steps and a tail, at every misalignment of source and
  /// destination, out of place and in place; and larger odd counts at a few misalignments.
  static func all(inPlace supportsInPlace: Bool) -> [ConformanceCase] {
    var cases: [ConformanceCase] = []
    for count in 0...longestShortCount {
      for source in offsets {
        for destination in offsets {
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
    return cases + large(inPlace: supportsInPlace)
  }

  /// The short form for emulated CPUs: every count, but only misalignments on a diagonal.
  static func short(inPlace supportsInPlace: Bool) -> [ConformanceCase] {
    all(inPlace: supportsInPlace).filter {
      $0.destinationOffset == ($0.sourceOffset + 4) % 64 || $0.inPlace
    }
  }

  private static func large(inPlace supportsInPlace: Bool) -> [ConformanceCase] {
    largeCounts.flatMap { count in
      [(0, 0), (4, 0), (0, 4), (60, 36)].flatMap { source, destination in
        let outOfPlace = ConformanceCase(
          count: count, sourceOffset: source, destinationOffset: destination, rotation: count)
        var inPlace = outOfPlace
        (inPlace.inPlace, inPlace.destinationOffset) = (true, source)
        return supportsInPlace ? [outOfPlace, inPlace] : [outOfPlace]
      }
    }
  }
}
