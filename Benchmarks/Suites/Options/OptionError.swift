// What can be wrong with an option, in words that say how to put it right.

/// An option that cannot be honoured.
public enum OptionError: Error, Hashable, Sendable {
  /// A text that does not have the option's form.
  case malformed(option: String, value: String, expected: String)
  /// A value of the right form outside of what is allowed.
  case outOfRange(option: String, value: String, allowed: String)
  /// A name nobody has.
  case unknownName(option: String, what: String, value: String, nearest: [String], all: [String])
  /// A kernel pattern that matches no id.
  case noKernelMatches(pattern: String, nearest: [String])
  /// An option that makes no sense for the suite.
  case notForSuite(option: String, suite: String, reason: String)
  /// Options that are fine one by one and leave nothing to measure together.
  case nothingSelected(reason: String)
}

extension OptionError: CustomStringConvertible {
  /// One line for the person at the terminal.
  public var description: String {
    switch self {
    case .malformed(let option, let value, let expected):
      "\(option): cannot read '\(value)': expected \(expected)"
    case .outOfRange(let option, let value, let allowed):
      "\(option): \(value) is out of range: allowed is \(allowed)"
    case .unknownName(let option, let what, let value, let nearest, let all):
      "\(option): no \(what) is called '\(value)'\(Self.suggestion(nearest)); "
        + "there is \(all.joined(separator: ", "))"
    case .noKernelMatches(let pattern, let nearest):
      "--kernel: no kernel matches '\(pattern)'\(Self.suggestion(nearest)); a pattern matches the "
        + "whole id and * any part of it, as in '*simd16*'"
    case .notForSuite(let option, let suite, let reason):
      "\(option) does not apply to suite \(suite): \(reason)"
    case .nothingSelected(let reason):
      "nothing to measure: \(reason)"
    }
  }

  private static func suggestion(_ nearest: [String]) -> String {
    nearest.isEmpty ? "" : " (did you mean \(nearest.joined(separator: ", "))?)"
  }
}
