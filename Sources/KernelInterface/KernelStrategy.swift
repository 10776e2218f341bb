// A strategy: how a loop goes over the elements, whatever it computes.

/// What is to be known of a strategy without running it; in ids and records its name is the `variant`.
public struct KernelStrategy: Sendable, Hashable {
  /// Kebab-case, unique.
  public let name: String
  /// One line for people.
  public let summary: String
  /// Whether it makes sense with the output in the input's buffer.
  public let supportsInPlace: Bool
  /// Whether it stores past the caches.
  public let usesStreamingStores: Bool

  /// Describes a strategy; most make sense in place, and store into the caches.
  public init(
    name: String, summary: String, supportsInPlace: Bool = true, usesStreamingStores: Bool = false
  ) {
    self.name = name
    self.summary = summary
    self.supportsInPlace = supportsInPlace
    self.usesStreamingStores = usesStreamingStores
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
