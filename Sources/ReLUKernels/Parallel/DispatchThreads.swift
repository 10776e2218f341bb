// The threads of Dispatch.

import Dispatch

/// Runs parts by `DispatchQueue.concurrentPerform`.
public struct DispatchThreads: ForkJoin {
  /// The variant of the kernels that run on it.
  public let variant = "parallel-dispatch"
  /// Whose threads they are.
  public let threads = "the threads of Dispatch"

  /// Dispatch has one pool for the whole process: there is nothing to set.
  public init() {}

  /// Runs each part once, and returns when the last is done.
  public func run(_ call: borrowing ChunkedCall, parts: Int) {
    DispatchQueue.concurrentPerform(iterations: parts) { call.run(part: $0) }
  }
}
