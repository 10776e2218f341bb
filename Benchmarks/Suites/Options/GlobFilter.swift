// The kernels that --kernel selects.

public import ReLUKernels

/// Patterns over kernel ids; a kernel is selected when one of them matches its whole id.
public struct GlobFilter: Hashable, Sendable {
  /// The patterns, at least one.
  public let patterns: [GlobPattern]

  /// Reads patterns, one text each or several joined by commas.
  ///
  /// - Throws: `OptionError.malformed` for an empty pattern.
  public init(parsing texts: [String]) throws(OptionError) {
    var patterns: [GlobPattern] = []
    for text in texts {
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let pattern = String(part).trimmed
        guard !pattern.isEmpty else {
          throw .malformed(
            option: "--kernel", value: text, expected: "patterns over ids, such as 'relu/simd*'")
        }
        patterns.append(GlobPattern(pattern))
      }
    }
    guard !patterns.isEmpty else {
      throw .malformed(option: "--kernel", value: "", expected: "at least one pattern")
    }
    self.patterns = patterns
  }

  /// Whether a pattern matches the id.
  public func selects(_ kernel: KernelIdentity) -> Bool {
    patterns.contains { $0.matches(kernel.id) }
  }

  /// The kernels selected, in their order.
  ///
  /// - Throws: `OptionError.noKernelMatches` for a pattern that selects none of `kernels`, with the
  ///   nearest ids: a misspelt one among several must not pass for "measured".
  public func selection(
    from kernels: [KernelIdentity]
  ) throws(OptionError) -> [KernelIdentity] {
    for pattern in patterns where !kernels.contains(where: { pattern.matches($0.id) }) {
      throw .noKernelMatches(
        pattern: pattern.text,
        nearest: NearestNames.kernelIDs(near: pattern.text, among: kernels.map(\.id)))
    }
    return kernels.filter(selects)
  }
}
