// The placement part of a workload: where its buffers lie and where the output comes from.

/// Where the buffers of a workload lie.
///
/// Part of the workload because it changes the figure: x86 CPUs compare the low 12 bits of a load's
/// address with those of earlier stores, so a destination slightly above the source modulo 4096
/// stalls the loads (Intel 64 and IA-32 Architectures Optimization Reference Manual, "4K
/// aliasing").
public struct RecordedPlacement: Sendable, Hashable, Codable {
  /// Where the output comes from.
  public enum Output: String, Sendable, Hashable, Codable, CaseIterable {
    /// One buffer, used again by every iteration.
    case reused
    /// Allocated and freed inside the timed region.
    case fresh
    /// The input's own buffer.
    case inPlace = "in-place"
  }

  /// The alignment of each buffer, in bytes.
  public var alignment: Int
  /// The distance from source to destination modulo 4096, in bytes.
  ///
  /// 0 is harmless, as each store then follows the load it matches; 1 ..< 512 is the bad zone.
  public var sourceDestinationOffset: Int
  /// Whether huge pages were asked for.
  public var hugePages: Bool
  /// Where the output comes from.
  public var output: Output

  /// Describes where the buffers lie.
  public init(
    alignment: Int, sourceDestinationOffset: Int, hugePages: Bool = false,
    output: Output = .reused
  ) {
    self.alignment = alignment
    self.sourceDestinationOffset = sourceDestinationOffset
    self.hugePages = hugePages
    self.output = output
  }
}
