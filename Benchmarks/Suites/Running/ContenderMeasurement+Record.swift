// What of the core beside the samples goes into a record.

import BenchmarkKit

extension ContenderMeasurement {
  /// The slowdowns beside the samples as they are recorded, with three digits behind the point; nil where
  /// nobody looked.
  ///
  /// Whether a sample counts as clear is decided by these, so that a reader of the record decides alike.
  var recordedSlowdowns: [Double]? {
    slowdowns?.map { ($0 * 1000).rounded() / 1000 }
  }

  /// The samples with what the record says of the core beside them.
  var series: SampleSeries { SampleSeries(samples, slowdowns: recordedSlowdowns) }

  /// The median of all samples where a summary is of some of them; nil where it is of all.
  func medianOfAll(besides summary: Summary) -> Double? {
    guard summary.count < samples.count else { return nil }
    return median(sorted: samples.sorted())
  }
}
