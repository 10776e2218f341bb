// Which samples are pointed at.

import BenchmarkKit
import Testing

@Suite("Outliers")
struct OutlierTests {
  @Test("the modified z-score is compared with 3.5")
  func threshold() {
    // Median 10, MAD 1: an outlier is further than 3.5 / 0.6745 = 5.189 away.
    let samples: [Double] = [9, 11, 10, 9, 11, 10, 15.18, 4.82]
    #expect(outlierIndices(samples) == [])
    #expect(outlierIndices([9, 11, 10, 9, 11, 10, 15.2, 4.8]) == [6, 7])
  }

  @Test("indices are into the samples as given")
  func indices() {
    #expect(outlierIndices([500, 10, 11, 9, 10, 12, 1]) == [0, 6])
  }

  @Test("MAD of 0: the mean absolute deviation decides")
  func zeroMAD() {
    // Ten equal and one 1 away: mean deviation 1/11, scaled 0.114, so 8.8 of them.
    #expect(outlierIndices(Array(repeating: 5, count: 10) + [6]) == [10])
    // Six of ten equal, the rest one tick off: deviation 0.4, scaled 0.501, so 2.0 of them.
    #expect(outlierIndices([5, 5, 5, 5, 5, 5, 6, 6, 6, 6]) == [])
  }

  @Test(
    "equal, single and missing samples have none", arguments: [[], [1], [2, 2], [3, 3, 3, 3]])
  func none(samples: [Double]) {
    #expect(outlierIndices(samples) == [])
  }
}
