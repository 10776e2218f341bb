// Where the engine takes the time from: a seam, so that tests run on scripted time.

/// A clock that only moves forward.
public protocol TimeSource: Sendable {
  /// Nanoseconds since an arbitrary, fixed moment.
  func nanoseconds() -> UInt64
}

extension TimeSource {
  /// Nanoseconds since `start`; 0 should the clock have stepped back, which a broken
  /// virtual-machine clock can do and which must not trap in the middle of a run.
  package func elapsed(since start: UInt64) -> UInt64 {
    let now = nanoseconds()
    return now > start ? now - start : 0
  }
}
