// A sample of a duel as a line.

/// A worker's answer to `observe`: three numbers, the second `-` where nobody looked.
public enum DuelSample {
  /// The sample as a line, without its end.
  public static func line(_ sample: SingleSample) -> String {
    let slowdown = sample.slowdown.map { "\(($0 * 1000).rounded() / 1000)" } ?? "-"
    return "\(sample.nanosecondsPerIteration) \(slowdown) \(sample.waited)"
  }

  /// Reads a line; nil where it is no such answer.
  public static func sample(_ line: some StringProtocol) -> SingleSample? {
    let words = line.split(separator: " ")
    guard words.count == 3, let nanoseconds = Double(words[0]), let waited = UInt64(words[2])
    else { return nil }
    let slowdown = Double(words[1])
    guard words[1] == "-" || slowdown.map({ $0 >= 1 && $0.isFinite }) ?? false else { return nil }
    return SingleSample(
      nanosecondsPerIteration: nanoseconds, slowdown: slowdown, waited: waited)
  }
}
