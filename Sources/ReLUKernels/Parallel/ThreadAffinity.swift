// On which cores a thread may run.

import CThreadSupport

/// The cores of the calling thread; threads it creates inherit them.
///
/// macOS lets no program choose: there is nothing to see, and nothing changes.
public enum ThreadAffinity {
  /// The cores it may run on now, ascending; empty where the system does not say.
  public static var current: [Int] { CoreList(filledBy: cts_thread_cores) }

  /// Lets it run on these cores only.
  ///
  /// - Returns: Whether the system did so; it refuses a list of none of its cores.
  @discardableResult
  public static func restrict(to cores: [Int]) -> Bool { cores.given(to: cts_restrict_thread) }
}
