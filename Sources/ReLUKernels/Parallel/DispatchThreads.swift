// The threads of Dispatch.

import Dispatch

/// Runs parts by `DispatchQueue.concurrentPerform`.
///
/// Where the system refuses it a thread, Dispatch asks again every second until it gets one, and the
/// caller waits; so nothing goes to it that is not known to find its threads. See ``ThreadSupply``.
public struct DispatchThreads: ForkJoin {
  /// The variant of the kernels that run on it.
  public let variant = "parallel-dispatch"
  /// Whose threads they are.
  public let threads = "the threads of Dispatch"

  /// Dispatch has one pool for the whole process: there is nothing to set.
  public init() {}

  /// Runs each part once, and returns when the last is done; on the caller's thread where the system
  /// has no others to give.
  public func run(_ call: borrowing ChunkedCall, parts: Int) {
    Self.perform(parts) { call.run(part: $0) }
  }

  /// Finds out whether the system has so many threads to give.
  public func prepare(threads: Int) -> Int { ThreadSupply.gives(threads - 1) ? threads : 1 }

  /// Runs `body` for each part as ``run(_:parts:)`` does.
  package static func perform(_ parts: Int, _ body: @Sendable (Int) -> Void) {
    guard ThreadSupply.gives(parts - 1) else {
      for part in 0..<parts { body(part) }
      return
    }
    DispatchQueue.concurrentPerform(iterations: parts, execute: body)
  }
}
