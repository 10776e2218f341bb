// Kernels that can be made ready for calls known beforehand.

public import KernelInterface

/// What is known of calls before they come.
public struct CallShape: Sendable, Hashable {
  /// The counts of elements they have.
  public var counts: [Int]
  /// What the operation depends on besides; 0 where it depends on nothing.
  public var parameter: Double
  /// The most threads that may work at once, the caller's among them.
  public var threads: Int
  /// How a kernel that splits the elements splits them.
  public var chunking: Chunking
  /// Whether the output is the last input's buffer.
  public var inPlace: Bool
  /// When their outputs are read.
  public var use: OutputUse
  /// Whether the arrays lie on huge pages, which one that has arrays of its own then asks for.
  public var hugePages: Bool

  /// Gathers what is known; `threads` is at least 1.
  public init(
    counts: [Int], parameter: Double, threads: Int, chunking: Chunking = Chunking(),
    inPlace: Bool = false, use: OutputUse = .later, hugePages: Bool = false
  ) {
    precondition(threads >= 1, "a call needs a thread")
    self.counts = counts
    self.parameter = parameter
    self.threads = threads
    self.chunking = chunking
    self.inPlace = inPlace
    self.use = use
    self.hugePages = hugePages
  }
}

/// A kernel that can be made ready for calls of one shape: its threads, its split, and whatever it
/// has to create beforehand.
public protocol ConfigurableKernel: Kernel {
  /// A kernel of the same identity that is ready for calls like `call`; other calls may take longer,
  /// and one of another library may compute nothing for them.
  ///
  /// - Throws: `KernelUnready` where something it needs is not to be had.
  func configured(for call: CallShape) throws(KernelUnready) -> any Kernel
}

/// Why a kernel could not be made ready.
public struct KernelUnready: Error, Hashable, CustomStringConvertible {
  /// The kernel's id.
  public let kernel: String
  /// What failed.
  public let reason: String

  /// Says what failed.
  public init(kernel: String, reason: String) {
    self.kernel = kernel
    self.reason = reason
  }

  /// The reason in one sentence.
  public var description: String { "\(kernel) cannot be made ready: \(reason)" }
}
