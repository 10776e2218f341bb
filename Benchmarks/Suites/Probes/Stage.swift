// The stages of a call on several threads.

import ReLUKernels

/// What is timed of a call on several threads.
public enum Stage: String, CaseIterable, Sendable {
  /// A whole call, of parts that do nothing.
  case emptyCall = "empty-call"
  /// From a call until its last thread has begun, where the threads sleep.
  case wakeUp = "wake-up"
  /// The same where calls follow each other.
  case handOver = "hand-over"
  /// From the end of the last thread's work until the call returns.
  case join
}

extension Stage {
  /// One line for people.
  var summary: String {
    switch self {
    case .emptyCall: "A call of parts that do nothing"
    case .wakeUp: "From a call until the last of its threads has begun, all of them asleep before"
    case .handOver: "From a call until the last of its threads has begun, called back to back"
    case .join: "From the end of the last thread's work until the call returns"
    }
  }

  /// Whether it can be timed of `forkJoin`: a wake-up only of threads of which one can tell that they
  /// sleep.
  func isMeasurable(of forkJoin: any ForkJoin) -> Bool {
    self != .wakeUp || forkJoin.isAsleep != nil
  }

  /// What the variants of probes begin with.
  fileprivate static let variantPrefix = "stage-"

  /// The variant of its probes.
  var variant: String { Self.variantPrefix + rawValue }
}

extension BenchmarkSpec {
  /// The stage that is timed; nil for a kernel.
  public var stage: Stage? {
    guard kernel.variant.hasPrefix(Stage.variantPrefix) else { return nil }
    return Stage(rawValue: String(kernel.variant.dropFirst(Stage.variantPrefix.count)))
  }
}
