// What a project lets pass: a small file under version control.

public import SystemPackage

/// How much slower a benchmark may become before a gate fails.
///
/// The file is JSON: `{"margin": 2, "suites": {"sizes": 5}, "kernels": {"relu/streaming/*": 10}}`,
/// all in percent. A kernel's margin goes before a suite's, and that before the general one; of
/// several patterns that match a kernel, the longest counts.
public struct GatePolicy: Sendable, Equatable {
  /// Percent, for what has no margin of its own.
  public var margin: Double
  /// Percent by the suite's name.
  public var suites: [String: Double]
  /// Percent by a pattern over kernel ids, in which `*` stands for anything.
  public var kernels: [String: Double]

  /// The margin where no policy says otherwise, in percent.
  ///
  /// Two percent is more than identical sources built twice were seen to differ by, and less than
  /// what anybody would call a regression worth a red build.
  public static let standardMargin = 2.0

  /// A policy.
  public init(
    margin: Double = standardMargin, suites: [String: Double] = [:], kernels: [String: Double] = [:]
  ) {
    self.margin = margin
    self.suites = suites
    self.kernels = kernels
  }

  /// The margin of a benchmark as a share: 0.02 for 2 %.
  public func margin(for benchmark: BenchmarkIdentity) -> Double {
    let pattern = kernels.keys
      .filter { Self.matches($0, benchmark.kernel) }
      .max { ($0.count, $0) < ($1.count, $1) }
    return (pattern.flatMap { kernels[$0] } ?? suites[benchmark.suite] ?? margin) / 100
  }

  /// The keys that apply to none of `benchmarks`, as in `kernels.relu/simd61/*`.
  ///
  /// One that is misspelt leaves what it was meant for with another margin, without a word.
  ///
  /// - Parameter benchmarks: All of the gate.
  /// - Returns: Suites first, each kind in alphabetical order.
  public func idle(for benchmarks: [BenchmarkIdentity]) -> [String] {
    let names = Set(benchmarks.map(\.suite))
    let ids = Set(benchmarks.map(\.kernel))
    let idleSuites = suites.keys.filter { !names.contains($0) }
    let idleKernels = kernels.keys.filter { pattern in
      !ids.contains { Self.matches(pattern, $0) }
    }
    return idleSuites.sorted().map { "\(Key.suites.rawValue).\($0)" }
      + idleKernels.sorted().map { "\(Key.kernels.rawValue).\($0)" }
  }

  /// Whether `text` is `pattern` with something, or nothing, for each `*`.
  static func matches(_ pattern: String, _ text: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return pattern == text
    }
    guard text.hasPrefix(first), text.count >= first.count + last.count, text.hasSuffix(last) else {
      return false
    }
    var rest = text.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}

extension GatePolicy: Codable {
  private enum Key: String, CodingKey, CaseIterable {
    case margin, suites, kernels
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads a policy.
  ///
  /// - Throws: `DecodingError` for a margin below 0 or above 1000 %, and for a key that means
  ///   nothing: a misspelt one would else loosen the gate without a word.
  public init(from decoder: any Decoder) throws {
    let known = Key.allCases.map(\.rawValue)
    let all = try decoder.container(keyedBy: AnyKey.self)
    if let stranger = all.allKeys.first(where: { !known.contains($0.stringValue) }) {
      throw DecodingError.dataCorruptedError(
        forKey: stranger, in: all,
        debugDescription: "a policy has \(known.joined(separator: ", ")) and nothing else")
    }
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      margin: try container.decodeIfPresent(Double.self, forKey: .margin) ?? Self.standardMargin,
      suites: try container.decodeIfPresent([String: Double].self, forKey: .suites) ?? [:],
      kernels: try container.decodeIfPresent([String: Double].self, forKey: .kernels) ?? [:])
    let margins: [(place: [String], percent: Double)] =
      [([Key.margin.rawValue], margin)]
      + suites.map { ([Key.suites.rawValue, $0], $1) }
      + kernels.map { ([Key.kernels.rawValue, $0], $1) }
    for (place, percent) in margins where !(0...1000).contains(percent) {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath + place.compactMap(AnyKey.init(stringValue:)),
          debugDescription: "a margin is between 0 and 1000 percent, not \(percent)"))
    }
  }

  /// Reads the policy at `path`.
  ///
  /// - Throws: `RecordError` as for a record, whose checks it passes first.
  public static func read(from path: FilePath) throws(RecordError) -> GatePolicy {
    let bytes = try path.recordContents()
    try RecordCoding.check(bytes, at: path, kind: kind)
    return try RecordCoding.decode(GatePolicy.self, from: bytes, at: path, kind: kind)
  }

  /// What messages call such a file.
  private static let kind = "gate policy"
}
