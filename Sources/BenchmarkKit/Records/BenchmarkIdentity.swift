// What makes one benchmark of a record different from every other: kernel x workload x threads.

/// The identity of a benchmark: kernel x workload x threads.
///
/// No two in a record are equal.
public struct BenchmarkIdentity: Sendable, Hashable, Codable {
  /// The suite it belongs to.
  public var suite: String
  /// The kernel's id, `relu/simd8/avx2`.
  public var kernel: String
  /// What is computed, `relu`.
  public var operation: String
  /// The kernel's strategy, `simd8`.
  public var variant: String
  /// The variant that a wrapper runs on each chunk; nil for a kernel that does the work itself.
  public var wrappedVariant: String?
  /// The instruction set the kernel is compiled for, `avx2`.
  public var instructionSet: String
  /// The format of one element, `float32`.
  public var elementType: String
  /// Elements of one input; for a pass the sum over all its tensors.
  public var elements: Int
  /// How the input values are drawn, `uniform-50`.
  public var distribution: String
  /// The slope of a leaky operation; nil where the operation has none.
  public var slope: Double?
  /// Where the buffers lie.
  public var placement: RecordedPlacement
  /// Where the data is when a batch begins.
  public var cache: RecordedCacheState
  /// Threads that compute, the calling one included.
  public var threads: Int
  /// How a parallel kernel splits the work; nil for one that does not.
  public var chunking: RecordedChunking?
  /// The network whose activations the workload is; nil for a single array.
  public var network: NetworkPart?
  /// Bytes the program reads and writes in one iteration.
  public var bytesPerIteration: Int
  /// Whose code the calls went to, where that is not a loop of the suite's own; nil for those.
  public var origin: RecordedOrigin?
  /// Who used the output within the iteration; nil for nobody.
  public var consumer: RecordedConsumer?

  /// Joins a kernel with a workload and a thread count.
  public init(
    suite: String, kernel: String, operation: String, variant: String,
    wrappedVariant: String? = nil, instructionSet: String, elementType: String = "float32",
    elements: Int, distribution: String, slope: Double? = nil, placement: RecordedPlacement,
    cache: RecordedCacheState = .warm, threads: Int, chunking: RecordedChunking? = nil,
    network: NetworkPart? = nil, bytesPerIteration: Int, origin: RecordedOrigin? = nil,
    consumer: RecordedConsumer? = nil
  ) {
    self.suite = suite
    self.kernel = kernel
    self.operation = operation
    self.variant = variant
    self.wrappedVariant = wrappedVariant
    self.instructionSet = instructionSet
    self.elementType = elementType
    self.elements = elements
    self.distribution = distribution
    self.slope = slope
    self.placement = placement
    self.cache = cache
    self.threads = threads
    self.chunking = chunking
    self.network = network
    self.bytesPerIteration = bytesPerIteration
    self.origin = origin
    self.consumer = consumer
  }
}

/// Whose code the calls of a benchmark went to.
public enum RecordedOrigin: String, Sendable, Hashable, Codable, CaseIterable {
  /// A public function of the library, called as a program that uses the library does.
  case publicFunction = "public function"
}

/// Who uses an output within the iteration that computes it.
public enum RecordedConsumer: String, Sendable, Hashable, Codable, CaseIterable {
  /// A pass that reads every element of it once.
  case read
}

/// Where the data is when a batch begins.
public enum RecordedCacheState: String, Sendable, Hashable, Codable, CaseIterable {
  /// The same buffers again and again: in the nearest cache they fit in.
  case warm
  /// Pushed out of the caches before each batch.
  case cold
}

/// How a parallel kernel splits the work.
public struct RecordedChunking: Sendable, Hashable, Codable {
  /// Who takes which chunk.
  public enum Policy: String, Sendable, Hashable, Codable, CaseIterable {
    /// One chunk for each worker.
    case `static`
    /// Many chunks, taken by whoever is free.
    case dynamic
  }

  /// Who takes which chunk.
  public var policy: Policy
  /// The fewest elements of a chunk.
  public var grain: Int

  /// Splits by `policy` into chunks of at least `grain` elements.
  public init(policy: Policy, grain: Int) {
    self.policy = policy
    self.grain = grain
  }
}
