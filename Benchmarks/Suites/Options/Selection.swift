// What the command line changes about a suite.

public import ReLUKernels

/// The options that narrow or replace parts of a suite.
///
/// Nil leaves a part to the suite.
public struct Selection: Hashable, Sendable {
  /// `--operation`, several.
  public var operations: [KernelOperation]?
  /// `--type`, several.
  public var elementTypes: [ElementType]?
  /// `--kernel`.
  ///
  /// Without `operations`, a suite keeps those of its operations that a pattern reaches,
  /// or takes all the pattern reaches when it has none of them.
  public var kernels: GlobFilter?
  /// `--elements`.
  public var elements: ElementCounts?
  /// `--threads`.
  public var threads: ThreadCounts?
  /// `--distribution`, several.
  public var distributions: [Distribution]?
  /// `--cache`, several.
  public var caches: [CacheState]?
  /// `--consumer`, several.
  public var consumers: [Consumer]?
  /// `--isa`: kernels of higher instruction sets do not take part.
  public var instructionSetCap: InstructionSet?
  /// The chunk policy of parallel kernels.
  public var chunkPolicy: Chunking.Policy?
  /// The grain of parallel kernels in elements, at least 1.
  public var grain: Int?
  /// The slope of leaky ReLU.
  public var slope: Double?
  /// Bytes; see `Placement.alignment`.
  public var alignment: Int?
  /// Bytes; see `Placement.sourceDestinationDistance`.
  public var sourceDestinationDistance: Int?
  /// Whether to ask for 2 MiB pages.
  public var hugePages: Bool?
  /// Where the output goes.
  public var output: Placement.Output?

  /// Everything as the suite has it.
  public init() {}
}

extension Selection {
  /// The placement asked for, with a suite's own choice of output where none is.
  ///
  /// - Throws: `OptionError.outOfRange`, also where elements of the type cannot lie there.
  func placement(
    of elementType: ElementType, output suiteOutput: Placement.Output = .reused
  ) throws(OptionError) -> Placement {
    let standard = Placement.standard
    for (option, bytes) in [("--alignment", alignment), ("--distance", sourceDestinationDistance)] {
      guard let bytes, bytes >= 0, bytes % 4 == 0, bytes % elementType.byteCount != 0 else {
        continue
      }
      throw .outOfRange(
        option: option, value: "\(bytes)",
        allowed: "for \(elementType.rawValue) multiples of \(elementType.byteCount)")
    }
    return try Placement(
      alignment: alignment ?? standard.alignment,
      sourceDestinationDistance: sourceDestinationDistance ?? standard.sourceDestinationDistance,
      hugePages: hugePages ?? standard.hugePages, output: output ?? suiteOutput)
  }

  /// The slope to use.
  ///
  /// - Throws: `OptionError.outOfRange` for NaN and infinity, which no record can hold.
  func checkedSlope() throws(OptionError) -> Double {
    let slope = slope ?? standardSlope
    guard slope.isFinite else {
      throw .outOfRange(option: "--slope", value: "\(slope)", allowed: "a finite number")
    }
    return slope
  }

  /// The grain asked for.
  ///
  /// - Throws: `OptionError.outOfRange` below 1.
  func checkedGrain() throws(OptionError) -> Int? {
    if let grain, grain < 1 {
      throw .outOfRange(option: "--grain", value: "\(grain)", allowed: "1 element or more")
    }
    return grain
  }
}
