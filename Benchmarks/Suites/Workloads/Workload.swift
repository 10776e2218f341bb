// What is computed, on which data: everything a figure depends on besides kernel and threads.

public import ReLUKernels

/// One piece of work that kernels compete at.
public struct Workload: Hashable, Sendable {
  /// Which arrays an iteration goes through.
  public enum Scope: Hashable, Sendable {
    /// One array.
    case array
    /// One array, as large as the tensors `indices` of a network, which all have this count.
    case tensors(Network, indices: [Int])
    /// All tensors of a network in order, each in buffers of its own: one forward pass.
    case pass(Network)
  }

  /// The function.
  public let operation: KernelOperation
  /// The format of an element.
  public let elementType: ElementType
  /// Elements of the output in one iteration: of all tensors together for a pass.
  public let elements: Int
  /// The values of x.
  public let distribution: Distribution
  /// Where the arrays lie.
  public let placement: Placement
  /// What the caches hold.
  public let cache: CacheState
  /// Who uses the output within the iteration.
  public let consumer: Consumer
  /// The slope of leaky ReLU; nil for an operation without one.
  public let slope: Double?
  /// The arrays of an iteration.
  public let scope: Scope

  /// One array of `elements` values; `slope` is dropped where the operation has none.
  public init(
    operation: KernelOperation, elementType: ElementType = .float32, elements: Int,
    distribution: Distribution = .random50,
    placement: Placement = .standard, cache: CacheState = .warm, consumer: Consumer = .none,
    slope: Double = standardSlope
  ) {
    self.init(
      operation: operation, elementType: elementType, elements: elements,
      distribution: distribution, placement: placement, cache: cache, consumer: consumer,
      slope: slope, scope: .array)
  }

  /// A forward pass of `network`'s activations, or the tensors of one element count in it.
  ///
  /// - Parameters:
  ///   - operation: The function that stands in for the network's own activation.
  ///   - elementType: Of the elements.
  ///   - network: The network.
  ///   - indices: Tensors of equal count; nil for the whole pass.
  ///   - distribution: The values of x.
  ///   - placement: Where each tensor's arrays lie.
  ///   - cache: What the caches hold.
  ///   - consumer: Who uses each tensor's output before the next is computed.
  ///   - slope: The slope of leaky ReLU.
  public init(
    operation: KernelOperation, elementType: ElementType = .float32, network: Network,
    indices: [Int]? = nil,
    distribution: Distribution = .random50, placement: Placement = .standard,
    cache: CacheState = .warm, consumer: Consumer = .none, slope: Double = standardSlope
  ) {
    let counts = indices.map { $0.map { network.tensors[$0].elements } }
    precondition(Set(counts ?? []).count <= 1, "tensors of unequal count share no measurement")
    self.init(
      operation: operation, elementType: elementType,
      elements: counts.map { $0.first ?? 0 } ?? network.elements,
      distribution: distribution, placement: placement, cache: cache, consumer: consumer,
      slope: slope, scope: indices.map { .tensors(network, indices: $0) } ?? .pass(network))
  }

  private init(
    operation: KernelOperation, elementType: ElementType, elements: Int, distribution: Distribution,
    placement: Placement,
    cache: CacheState, consumer: Consumer, slope: Double, scope: Scope
  ) {
    self.operation = operation
    self.elementType = elementType
    self.elements = elements
    self.distribution = distribution
    self.placement = placement
    self.cache = cache
    self.consumer = consumer
    self.slope = operation.usesSlope ? slope : nil
    self.scope = scope
  }
}

extension Workload {
  /// What a kernel is given as parameter: the slope, or what its operation has by default.
  var parameter: Double { slope ?? operation.defaultParameter }

  /// The same arrays for another operation, placed otherwise, with the standard distribution and no
  /// slope.
  func with(operation: KernelOperation, placement: Placement) -> Workload {
    Workload(
      operation: operation, elementType: elementType, elements: elements, distribution: .random50,
      placement: placement,
      cache: cache, consumer: consumer, slope: 0, scope: scope)
  }

  /// Elements of each array an iteration goes through, in order.
  public var arrayCounts: [Int] {
    switch scope {
    case .array, .tensors: [elements]
    case .pass(let network): network.tensors.map(\.elements)
    }
  }

  /// Bytes an iteration reads and writes: every input once, the output once, and once more what a
  /// consumer reads.
  public var trafficBytes: Int { bytes(arrays: operation.inputCount + 1 + arraysConsumed) }

  /// Arrays that a consumer reads.
  var arraysConsumed: Int {
    switch consumer {
    case .none: 0
    case .read: 1
    }
  }

  /// Bytes of memory for all of its buffers, without the slack of page alignment where there is but
  /// one set of them.
  ///
  /// The inputs and the output; in place there is no output but a copy that the input is restored
  /// from. `Int.max` where an `Int` cannot hold the bytes, which no machine has.
  public var bytesNeeded: Int {
    let arrays = operation.inputCount + 1
    guard setCount > 1 else { return bytes(arrays: arrays) }
    let (bytes, overflow) = pagedSetBytes(arrays: arrays)
      .multipliedReportingOverflow(by: setCount)
    return overflow ? Int.max : bytes
  }

  /// Bytes of its largest array: verification and fresh outputs need room for one at a time.
  public var largestArrayBytes: Int {
    Self.bytes(of: arrayCounts.max() ?? 0, elementType.byteCount)
  }

  func bytes(arrays: Int) -> Int {
    Self.bytes(of: elements, arrays * elementType.byteCount)
  }

  private static func bytes(of elements: Int, _ bytesEach: Int) -> Int {
    let (bytes, overflow) = elements.multipliedReportingOverflow(by: bytesEach)
    return overflow ? Int.max : bytes
  }

  /// One line for people: `relu 64Ki random-50 in-place`, only what differs from the standard.
  public var title: String {
    var parts = [operation.rawValue, scopeTitle, distribution.rawValue]
    if elementType != .float32 { parts.insert(elementType.rawValue, at: 1) }
    if let slope, slope != standardSlope { parts.append("slope \(slope)") }
    if placement.output != .reused { parts.append(placement.output.rawValue) }
    if placement.alignment != Placement.standard.alignment {
      parts.append("alignment \(placement.alignment)")
    }
    if placement.sourceDestinationDistance != 0 {
      parts.append("distance \(placement.sourceDestinationDistance)")
    }
    if placement.hugePages { parts.append("huge-pages") }
    if cache != .warm { parts.append(cache.rawValue) }
    if consumer != .none { parts.append("consumer \(consumer.rawValue)") }
    return parts.joined(separator: " ")
  }

  private var scopeTitle: String {
    let count = ElementCounts.text(elements)
    return switch scope {
    case .array: count
    case .tensors(let network, _): "\(network.name) tensor \(count)"
    case .pass(let network): "\(network.name) pass"
    }
  }
}
