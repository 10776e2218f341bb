// The noise around a measurement.

import BenchmarkKit

/// Listens before a measurement, and again when it ends.
struct NoiseWatch {
  private let times = ProcessorTimes.now()
  private let before: NoiseReading

  /// Takes the first reading, less than half a second long.
  init() {
    before = NoiseProbe().reading(stolenSince: times)
  }

  /// Takes the second reading.
  ///
  /// - Returns: Both.
  func end() -> NoiseRecord {
    NoiseRecord(before: before, after: NoiseProbe().reading(stolenSince: times))
  }
}
