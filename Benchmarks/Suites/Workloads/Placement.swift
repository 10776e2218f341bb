// Where in memory a workload's arrays lie, and where its output goes.

/// The addresses of a workload's arrays, as far as they change its speed.
///
/// Placement is exact, not a lower bound: two runs with equal placements have arrays at equal
/// addresses modulo 4096, so that a difference between them is not one of luck.
public struct Placement: Hashable, Sendable {
  /// Where the output of an iteration goes.
  public enum Output: String, CaseIterable, Sendable, Codable {
    /// Into one buffer, used again by every iteration: a framework with a memory plan.
    case reused
    /// Into a buffer allocated and freed inside the timed region: a framework without one.
    case fresh
    /// Into the input's own buffer (for gradients that of dy).
    ///
    /// From the second iteration on the input is the first one's output. ReLU then finds no
    /// negatives left, so a branch predicts perfectly whatever the distribution.
    case inPlace = "in-place"
  }

  /// What the source address is a multiple of in bytes, and of no higher power of two below 4096.
  public let alignment: Int
  /// (destination - source) modulo 4096 in bytes, a multiple of the element.
  ///
  /// CPUs compare the low 12 bits of a load's address with those of earlier stores, so a
  /// destination slightly above the source modulo 4096 stalls the loads: 1 ..< 512 is the bad
  /// zone. 0, the default, is harmless: each store then follows the load it matches.
  public let sourceDestinationDistance: Int
  /// Whether the system is asked for 2 MiB pages.
  public let hugePages: Bool
  /// Where the output goes.
  public let output: Output

  /// Cache-line aligned, distance 0, ordinary pages, output reused.
  public static let standard = Placement(
    uncheckedAlignment: 64, distance: 0, hugePages: false, output: .reused)

  /// Places arrays.
  ///
  /// - Parameters:
  ///   - alignment: A power of two from 4 to 4096, bytes.
  ///   - sourceDestinationDistance: A multiple of 4 in 0 ..< 4096, bytes.
  ///   - hugePages: Whether to ask for 2 MiB pages.
  ///   - output: Where the output goes.
  /// - Throws: `OptionError.outOfRange` for an alignment or distance that cannot be had.
  public init(
    alignment: Int = 64, sourceDestinationDistance: Int = 0, hugePages: Bool = false,
    output: Output = .reused
  ) throws(OptionError) {
    guard (4...4096).contains(alignment), alignment & (alignment - 1) == 0 else {
      throw .outOfRange(
        option: "--alignment", value: "\(alignment)", allowed: "a power of two from 4 to 4096")
    }
    guard (0..<4096).contains(sourceDestinationDistance), sourceDestinationDistance % 4 == 0 else {
      throw .outOfRange(
        option: "--distance", value: "\(sourceDestinationDistance)",
        allowed: "a multiple of 4 from 0 to 4092")
    }
    self.init(
      uncheckedAlignment: alignment, distance: sourceDestinationDistance, hugePages: hugePages,
      output: output)
  }

  private init(uncheckedAlignment: Int, distance: Int, hugePages: Bool, output: Output) {
    alignment = uncheckedAlignment
    sourceDestinationDistance = distance
    self.hugePages = hugePages
    self.output = output
  }
}

extension Placement {
  /// What every buffer is aligned to before its offset is added: a page, 4096 bytes or 2 MiB.
  public var pageBytes: Int { hugePages ? 2 << 20 : 4096 }

  /// Bytes from a page start to x, and to dy, whose loads meet the same stores.
  public var sourceOffset: Int { alignment % 4096 }

  /// Bytes from a page start to an output with a buffer of its own.
  public var destinationOffset: Int { (sourceOffset + sourceDestinationDistance) % 4096 }

  /// Bytes from a page start to the output, wherever it goes.
  public var outputOffset: Int { output == .inPlace ? sourceOffset : destinationOffset }

  /// The same placement with the output elsewhere.
  public func with(output: Output) -> Placement {
    Placement(
      uncheckedAlignment: alignment, distance: sourceDestinationDistance, hugePages: hugePages,
      output: output)
  }
}
