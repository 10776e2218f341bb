// Shell patterns over kernel ids.

/// A shell pattern with the meaning of POSIX `fnmatch` without flags: `*` and `?` match `/` too.
///
/// `*` any run, `?` any one character, `[a-c]` one of a set, `[!a-c]` one outside of it, `\` takes
/// the next character as it is. An unclosed `[` stands for itself.
public struct GlobPattern: Hashable, Sendable {
  private enum Token: Hashable, Sendable {
    case one(Unicode.Scalar)
    case anyOne
    case anyRun
    case set([ClosedRange<Unicode.Scalar>], isInverted: Bool)
  }

  /// The pattern as written.
  public let text: String
  private let tokens: [Token]

  /// Compiles a pattern; every text is one.
  public init(_ text: String) {
    self.text = text
    let scalars = Array(text.unicodeScalars)
    var tokens: [Token] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "*": tokens.append(.anyRun)
      case "?": tokens.append(.anyOne)
      case "\\" where index < scalars.count:
        tokens.append(.one(scalars[index]))
        index += 1
      case "[":
        if let (set, end) = Self.set(scalars, from: index) {
          tokens.append(set)
          index = end
        } else {
          tokens.append(.one(scalar))
        }
      default: tokens.append(.one(scalar))
      }
    }
    self.tokens = tokens
  }

  /// Whether the pattern matches all of `name`.
  public func matches(_ name: String) -> Bool {
    let scalars = Array(name.unicodeScalars)
    var token = 0
    var scalar = 0
    // Where to take up again with the last run one character longer. Only the last run matters:
    // lengthening an earlier one never matches what this cannot.
    var retry: (token: Int, scalar: Int)?
    while scalar < scalars.count {
      if token < tokens.count, tokens[token] == .anyRun {
        token += 1
        retry = (token, scalar)
      } else if token < tokens.count, Self.matches(tokens[token], scalars[scalar]) {
        token += 1
        scalar += 1
      } else if let last = retry {
        token = last.token
        scalar = last.scalar + 1
        retry = (token, scalar)
      } else {
        return false
      }
    }
    return tokens[token...].allSatisfy { $0 == .anyRun }
  }

  private static func matches(_ token: Token, _ scalar: Unicode.Scalar) -> Bool {
    switch token {
    case .one(let expected): expected == scalar
    case .anyOne, .anyRun: true
    case .set(let ranges, let isInverted):
      ranges.contains { $0.contains(scalar) } != isInverted
    }
  }

  /// The set that starts behind a `[`, and the index behind its `]`; nil when it is not closed.
  private static func set(_ scalars: [Unicode.Scalar], from start: Int) -> (Token, Int)? {
    var index = start
    let isInverted = index < scalars.count && (scalars[index] == "!" || scalars[index] == "^")
    if isInverted { index += 1 }
    let first = index
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    // A `]` in the first place is a member.
    while index < scalars.count, scalars[index] != "]" || index == first {
      let low = scalars[index]
      if index + 2 < scalars.count, scalars[index + 1] == "-", scalars[index + 2] != "]" {
        // A range that runs backwards matches nothing, as in the C library.
        if low <= scalars[index + 2] { ranges.append(low...scalars[index + 2]) }
        index += 3
      } else {
        ranges.append(low...low)
        index += 1
      }
    }
    return index < scalars.count ? (.set(ranges, isInverted: isInverted), index + 1) : nil
  }
}
