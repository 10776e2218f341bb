// What is said of a kernel that does not have the threads that it is to be measured on.

import ReLUKernels

/// A figure of two threads that were one would say nothing of either.
enum ThreadShortage {
  /// The reason of a row that has no figure.
  static func text(got threads: Int, of wanted: Int) -> String {
    "only \(threads) of its \(wanted) threads came: the system refuses threads (ulimit -u, or the pids "
      + "limit of a container), or has no core for them"
  }
}

extension Kernel {
  /// Why its calls are not on so many threads; nil where they are, and where nobody can tell.
  func threadShortage(threads: Int) -> String? {
    guard threads > 1, let found = (self as? any ThreadedKernel)?.threadsAtHand(), found < threads
    else { return nil }
    return ThreadShortage.text(got: found, of: threads)
  }
}
