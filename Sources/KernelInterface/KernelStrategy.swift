// A strategy: how a loop goes over the elements, whatever it computes.

/// What is to be known of a strategy without running it.
///
/// It holds no text but the program's own: of what the standard library does to give up a text the module of each
/// instruction set would have a copy, all under one name, of which the linker keeps one.
public struct KernelStrategy: Sendable {
  private let baseName: StaticString
  private let vectorBytes: Int
  private let laneCount: Int
  private let words: StaticString
  /// Whether it makes sense with the output in the input's buffer.
  public let supportsInPlace: Bool
  /// Whether it stores past the caches.
  public let usesStreamingStores: Bool

  /// Describes a strategy; most make sense in place, and store into the caches.
  ///
  /// - Parameters:
  ///   - name: Kebab-case; with vectors what stands before the number of lanes.
  ///   - summary: One line for people; with vectors what is said of one.
  ///   - supportsInPlace: Whether it makes sense in place.
  ///   - usesStreamingStores: Whether it stores past the caches.
  public init(
    name: StaticString, summary: StaticString, supportsInPlace: Bool = true,
    usesStreamingStores: Bool = false
  ) {
    self.init(
      name, vectorBytes: 0, laneCount: 0, summary, supportsInPlace: supportsInPlace,
      usesStreamingStores: usesStreamingStores)
  }

  /// Describes a strategy with vectors of so many bytes, after whose lanes it is named.
  public init(
    name: StaticString, vectorBytes: Int, of elementType: ElementType, summary: StaticString
  ) {
    self.init(
      name, vectorBytes: vectorBytes, laneCount: vectorBytes / elementType.byteCount, summary,
      supportsInPlace: true, usesStreamingStores: false)
  }

  private init(
    _ baseName: StaticString, vectorBytes: Int, laneCount: Int, _ words: StaticString,
    supportsInPlace: Bool, usesStreamingStores: Bool
  ) {
    self.baseName = baseName
    self.vectorBytes = vectorBytes
    self.laneCount = laneCount
    self.words = words
    self.supportsInPlace = supportsInPlace
    self.usesStreamingStores = usesStreamingStores
  }

  /// Unique among the strategies of a type; in ids and records it is the `variant`.
  public var name: String { laneCount == 0 ? "\(baseName)" : "\(baseName)\(laneCount)" }

  /// One line for people.
  public var summary: String {
    laneCount == 0 ? "\(words)" : "Vectors of \(laneCount) lanes, \(vectorBytes) bytes: \(words)"
  }
}

/// Is handed the loop of each strategy that an operation has, for elements of each type.
public typealias LoopVisitor = (
  _ elementType: ElementType, _ strategy: KernelStrategy, _ loop: @escaping KernelLoop
) -> Void

/// Is handed each loop of a module, with what it computes.
public typealias KernelVisitor = (
  _ operation: KernelOperation, _ elementType: ElementType, _ strategy: KernelStrategy,
  _ loop: @escaping KernelLoop
) -> Void
