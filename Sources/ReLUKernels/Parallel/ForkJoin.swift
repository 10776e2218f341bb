// How the parts of a call reach threads. A new way is a file and a line in `ForkJoins.all`.

import KernelInterface

/// A way to run the parts of a call on several threads and to wait for all of them.
public protocol ForkJoin: Sendable {
  /// The variant of the kernels that run on it, `parallel-pool`.
  var variant: String { get }
  /// Whose threads they are, for people: `the threads of Dispatch`.
  var threads: String { get }

  /// Runs parts `0 ..< parts` of `call`, each once and at most `parts` at a time, some of them on the
  /// caller's thread, and returns when the last is done.
  func run(_ call: borrowing ChunkedCall, parts: Int)

  /// Gets ready for calls on so many threads, of which the caller's is one.
  ///
  /// - Returns: How many the system lets them have, the caller's among them.
  func prepare(threads: Int) -> Int

  /// Whether every thread that it has sleeps, or is about to; nil where nobody can tell.
  var isAsleep: Bool? { get }
}

extension ForkJoin {
  /// Nothing to do, and nothing known against it.
  public func prepare(threads: Int) -> Int { threads }

  /// Unknown: as of threads that another library keeps.
  public var isAsleep: Bool? { nil }
}

/// The ways there are.
public enum ForkJoins {
  /// Every way, each once.
  public static let all: [any ForkJoin] = [DispatchThreads(), WorkerPool.shared]
}
