// The JSON of one benchmark: one flat object, numbers that do not exist are null.

extension BenchmarkRecord: Codable {
  private enum Key: String, CodingKey {
    case batch, samples, sharedCore, clearBelow, rounds, stopReason
    case median, medianOfAll, interval, mad, minimum, p95, throughput
    case allocatedBytes, flags, status, reason
    case version, group, ceiling, fractionOfCeiling, busBytesPerIteration, loop
    case frequency, disturbance, counters
  }

  /// Writes identity and figures into the same object.
  ///
  /// The names that readers rely on are always there, null where the number does not exist; the
  /// others are absent.
  public func encode(to encoder: any Encoder) throws {
    try identity.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(status, forKey: .status)
    try container.encodeIfPresent(reason, forKey: .reason)
    try container.encode(flags, forKey: .flags)
    let figures = figures
    try container.encode(figures?.samples ?? [], forKey: .samples)
    try container.encode(figures?.batch, forKey: .batch)
    try container.encode(figures?.median, forKey: .median)
    try container.encode(figures?.interval, forKey: .interval)
    try container.encode(figures?.mad, forKey: .mad)
    try container.encode(figures?.minimum, forKey: .minimum)
    try container.encode(figures?.p95, forKey: .p95)
    try container.encode(throughput, forKey: .throughput)
    try container.encodeIfPresent(figures?.sharedCore, forKey: .sharedCore)
    if let figures, figures.sharedCore != nil {
      try container.encode(figures.clearBelow, forKey: .clearBelow)
    }
    try container.encodeIfPresent(figures?.medianOfAll, forKey: .medianOfAll)
    try container.encodeIfPresent(figures?.rounds, forKey: .rounds)
    try container.encodeIfPresent(figures?.stopReason, forKey: .stopReason)
    try container.encodeIfPresent(figures?.allocatedBytes, forKey: .allocatedBytes)
    try container.encodeIfPresent(version, forKey: .version)
    try container.encodeIfPresent(group, forKey: .group)
    try container.encodeIfPresent(ceiling, forKey: .ceiling)
    try container.encodeIfPresent(fractionOfCeiling, forKey: .fractionOfCeiling)
    try container.encodeIfPresent(busBytesPerIteration, forKey: .busBytesPerIteration)
    try container.encodeIfPresent(frequency, forKey: .frequency)
    try container.encodeIfPresent(disturbance, forKey: .disturbance)
    try container.encodeIfPresent(counters, forKey: .counters)
    try container.encodeIfPresent(loop, forKey: .loop)
  }

  /// Reads what `encode` writes.
  ///
  /// - Throws: `DecodingError` where a field is missing, where an ok benchmark has no figures, where
  ///   a number is out of its range or not the statistic of the samples that it claims to be, or
  ///   where the throughput does not follow from median and bytes, or the fraction of the ceiling
  ///   from both throughputs (somebody edited one of them).
  public init(from decoder: any Decoder) throws {
    identity = try BenchmarkIdentity(from: decoder)
    let identity = identity
    try Self.inRange(decoder) { () throws(RangeProblem) in try identity.checkRanges() }
    let container = try decoder.container(keyedBy: Key.self)
    flags = try container.decode([String].self, forKey: .flags)
    let status = try container.decode(Status.self, forKey: .status)
    switch status {
    case .ok:
      outcome = .ok(try Self.figures(in: container))
    case .skipped:
      outcome = .skipped(reason: try container.decode(String.self, forKey: .reason))
    case .wrongAnswer:
      outcome = .wrongAnswer(reason: try container.decode(String.self, forKey: .reason))
    case .invalid:
      let reason = try container.decode(String.self, forKey: .reason)
      let hasFigures = try container.decodeIfPresent(Double.self, forKey: .median) != nil
      outcome = .invalid(
        reason: reason, figures: hasFigures ? try Self.figures(in: container) : nil)
    }
    version = try container.decodeIfPresent(String.self, forKey: .version)
    group = try container.decodeIfPresent(Int.self, forKey: .group)
    ceiling = try container.decodeIfPresent(RecordedCeiling.self, forKey: .ceiling)
    busBytesPerIteration = try container.decodeIfPresent(Int.self, forKey: .busBytesPerIteration)
    frequency = try container.decodeIfPresent(RecordedFrequency.self, forKey: .frequency)
    disturbance = try container.decodeIfPresent(RecordedDisturbance.self, forKey: .disturbance)
    counters = try container.decodeIfPresent(RecordedCounters.self, forKey: .counters)
    let (figures, ceiling) = (figures, ceiling)
    try Self.inRange(decoder) { () throws(RangeProblem) in
      try figures?.checkRanges()
      try ceiling?.checkRanges()
    }
    loop = try container.decodeIfPresent(String.self, forKey: .loop)
    try Self.check(throughput, .throughput, "bytesPerIteration / median", in: container)
    try Self.check(
      fractionOfCeiling, .fractionOfCeiling, "ceiling.share, nor throughput / ceiling.throughput",
      in: container)
  }

  /// Gives a number out of range the place it has in the file.
  private static func inRange(
    _ decoder: any Decoder, _ check: () throws(RangeProblem) -> Void
  ) throws {
    do throws(RangeProblem) {
      try check()
    } catch {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath + error.field.split(separator: ".").map(FieldKey.init),
          debugDescription: error.problem))
    }
  }

  /// A field of which only the name is known.
  private struct FieldKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: Substring) { stringValue = String(name) }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Holds a stored number against the one that follows from others.
  private static func check(
    _ expected: Double?, _ key: Key, _ formula: String, in container: KeyedDecodingContainer<Key>
  ) throws {
    guard let expected else { return }
    let stored = try container.decode(Double.self, forKey: key)
    guard (stored - expected).magnitude <= 1e-9 * expected.magnitude else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: container,
        debugDescription: "\(key.stringValue) is not \(formula) (\(expected))")
    }
  }

  private static func figures(
    in container: KeyedDecodingContainer<Key>
  ) throws -> BenchmarkFigures {
    let sharedCore = try container.decodeIfPresent([Double].self, forKey: .sharedCore)
    // In records from before the field what was not shared was clear.
    let clearByDefault =
      sharedCore == nil ? ThroughputProbe.clearBelow : ThroughputProbe.leastSlowdown
    return BenchmarkFigures(
      batch: try container.decode(Int.self, forKey: .batch),
      samples: try container.decode([Double].self, forKey: .samples),
      sharedCore: sharedCore,
      clearBelow: try container.decodeIfPresent(Double.self, forKey: .clearBelow)
        ?? clearByDefault,
      rounds: try container.decodeIfPresent(Int.self, forKey: .rounds),
      stopReason: try container.decodeIfPresent(String.self, forKey: .stopReason),
      median: try container.decode(Double.self, forKey: .median),
      medianOfAll: try container.decodeIfPresent(Double.self, forKey: .medianOfAll),
      interval: try container.decode(BenchmarkFigures.Bounds.self, forKey: .interval),
      mad: try container.decode(Double.self, forKey: .mad),
      minimum: try container.decode(Double.self, forKey: .minimum),
      p95: try container.decode(Double.self, forKey: .p95),
      allocatedBytes: try container.decodeIfPresent(Int.self, forKey: .allocatedBytes))
  }
}
