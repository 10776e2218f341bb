// On which cores a thread may run.

import CThreadSupport

/// The cores of the calling thread; threads it creates inherit them.
///
/// macOS lets no program choose: there is nothing to see, and nothing changes.
public enum ThreadAffinity {
  /// More than any machine the suite has met.
  private static let mostCores = 1024

  /// The cores it may run on now, ascending; empty where the system does not say.
  public static var current: [Int] {
    [Int32](unsafeUninitializedCapacity: mostCores) { buffer, count in
      count = Int(cts_thread_cores(buffer.baseAddress, Int32(buffer.count)))
    }.map(Int.init)
  }

  /// Lets it run on these cores only.
  ///
  /// - Returns: Whether the system did so; it refuses a list of none of its cores.
  @discardableResult
  public static func restrict(to cores: [Int]) -> Bool {
    cts_restrict_thread(cores.map { Int32(clamping: $0) }, Int32(cores.count)) != 0
  }
}
