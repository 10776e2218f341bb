// From which size on one way of computing beats another.

/// Two ways of computing over the sizes they were both measured at.
public struct Crossover: Sendable, Equatable {
  /// What is asked.
  public enum Question: String, Sendable, Codable, CaseIterable {
    /// Where 16 lanes pass 8 of the same instruction set, on as many threads.
    case wide = "simd16-passes-simd8"
    /// Where non-temporal stores pass plain ones of the same instruction set, on as many threads.
    case streaming = "streaming-pays"
    /// Where several threads pass one that runs the same kernel.
    case parallel = "parallel-pays"
  }

  /// The two at one size.
  public struct Point: Sendable, Equatable {
    /// Elements.
    public let elements: Int
    /// Challenger time / incumbent time.
    public let comparison: TimeRatio
    /// Of the challenger.
    public let verdict: Verdict
  }

  /// What the points come to.
  ///
  /// `from` is the smallest size from which the challenger was faster at that and every larger size
  /// measured.
  public enum Outcome: Sendable, Equatable {
    /// Faster at every size measured.
    case always(from: Int)
    /// Not faster at `after`, faster from `from` on; sizes in between are not decided.
    case between(after: Int, from: Int)
    /// Faster from `from` on, and nothing is decided at the smaller sizes measured.
    case atLatest(from: Int)
    /// Not faster at the largest size measured.
    case never(upTo: Int)
    /// The largest sizes are not decided; `after` is the largest where it was found not faster.
    case undecided(after: Int?, upTo: Int)
  }

  /// What is asked.
  public let question: Question
  /// The one that may pass.
  public let challenger: BenchmarkIdentity
  /// The one that may be passed.
  public let incumbent: BenchmarkIdentity
  /// By size, two or more.
  public let points: [Point]
  /// What they come to.
  public let outcome: Outcome

  /// Sizes at which the challenger was faster although it is not at some larger size.
  public var exceptions: [Int] {
    guard let end = points.lastIndex(where: { $0.verdict != .faster }) else { return [] }
    return points[..<end].filter { $0.verdict == .faster }.map(\.elements)
  }
}

extension Crossover {
  /// What points in ascending order of size, at least one, come to.
  static func outcome(of points: [Point]) -> Outcome {
    let last = points[points.count - 1].elements
    let decided = points.last { $0.verdict == .slower || $0.verdict == .equivalent }
    guard let end = points.lastIndex(where: { $0.verdict != .faster }) else {
      return .always(from: points[0].elements)
    }
    if end + 1 < points.count {
      let from = points[end + 1].elements
      return decided.map { .between(after: $0.elements, from: from) } ?? .atLatest(from: from)
    }
    if points[end].verdict == .undecided {
      return .undecided(after: decided?.elements, upTo: last)
    }
    return .never(upTo: last)
  }
}
