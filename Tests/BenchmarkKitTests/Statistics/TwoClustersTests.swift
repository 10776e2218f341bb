// Two clusters are found where there are two, and almost never where there is one.

import BenchmarkKit
import Testing

@Suite("Two clusters")
struct TwoClustersTests {
  @Test(
    "one mode is taken for two in fewer than one of 200 cases", arguments: Unimodal.allCases,
    [10, 12, 15, 20, 30, 50, 100, 300])
  func falsePositives(shape: Unimodal, count: Int) {
    var noise = Noise(seed: 11)
    let runs = 2000
    let found = (0..<runs).count { _ in
      TwoClusters(sorted: (0..<count).map { _ in shape.sample(&noise) }.sorted()) != nil
    }
    #expect(Double(found) / Double(runs) < 0.005)
  }

  /// A mixture of two normal noises.
  struct Mixture: CustomTestStringConvertible {
    let share: Double
    let low: Double
    let high: Double
    let noise: Double
    let count: Int

    var testDescription: String {
      "\(count) samples, \(share) at \(low), the rest at \(high), noise \(noise)"
    }
  }

  @Test(
    "mixtures are found, with the share and centre of each",
    arguments: [
      Mixture(share: 0.3, low: 1, high: 2.15, noise: 0.03, count: 30),
      Mixture(share: 0.3, low: 1, high: 2.15, noise: 0.03, count: 100),
      Mixture(share: 0.7, low: 1, high: 2.15, noise: 0.03, count: 1000),
      Mixture(share: 0.2, low: 1, high: 1.3, noise: 0.02, count: 60),
      Mixture(share: 0.2, low: 1, high: 1.3, noise: 0.02, count: 300),
      Mixture(share: 0.8, low: 1, high: 1.3, noise: 0.02, count: 100),
      Mixture(share: 0.5, low: 1, high: 1.05, noise: 0.004, count: 100),
    ])
  func mixtures(mixture: Mixture) throws {
    var noise = Noise(seed: 5)
    let runs = 300
    var found = 0
    for _ in 0..<runs {
      // The share is exact, so that the cluster found can be checked exactly.
      let inLow = Int((mixture.share * Double(mixture.count)).rounded())
      let samples = (0..<mixture.count).map { index in
        (index < inLow ? mixture.low : mixture.high) * (1 + mixture.noise * noise.normal())
      }
      guard let clusters = TwoClusters(sorted: samples.sorted()) else { continue }
      found += 1
      #expect(abs(clusters.low.share - mixture.share) < 1e-12)
      #expect(abs(clusters.low.share + clusters.high.share - 1) < 1e-12)
      #expect(abs(clusters.low.center / mixture.low - 1) < 1.5 * mixture.noise)
      #expect(abs(clusters.high.center / mixture.high - 1) < 1.5 * mixture.noise)
    }
    #expect(Double(found) / Double(runs) >= 0.99)
  }

  @Test("outliers between and beyond do not hide two clusters")
  func withOutliers() throws {
    var noise = Noise(seed: 3)
    let low = (0..<40).map { _ in 1 + 0.01 * noise.normal() }
    let high = (0..<60).map { _ in 1.5 + 0.01 * noise.normal() }
    let found = try #require(TwoClusters(sorted: (low + high + [1.2, 1.3, 9, 50]).sorted()))
    #expect(found.low.share == 41.0 / 104)
    #expect(abs(found.low.center - 1) < 0.01)
    #expect(abs(found.high.center - 1.5) < 0.01)
  }

  @Test("two repeated values are two clusters, unless too close to matter")
  func repeatedValues() throws {
    let far = Array(repeating: 10.0, count: 6) + Array(repeating: 20.0, count: 14)
    let found = try #require(TwoClusters(sorted: far))
    #expect(found.low == TwoClusters.Cluster(share: 0.3, center: 10))
    #expect(found.high == TwoClusters.Cluster(share: 0.7, center: 20))
    let near = Array(repeating: 10.0, count: 6) + Array(repeating: 10.1, count: 14)
    #expect(TwoClusters(sorted: near) == nil)
  }

  @Test("a handful of slow samples are outliers, not a cluster", arguments: 1...4)
  func tooFewMembers(slow: Int) {
    let samples = (0..<16).map { 1 + 0.001 * Double($0) } + Array(repeating: 2.0, count: slow)
    #expect(TwoClusters(sorted: samples) == nil)
  }

  @Test("none in no, one, few or equal samples", arguments: [0, 1, 2, 9, 50])
  func none(count: Int) {
    #expect(TwoClusters(sorted: Array(repeating: 3, count: count)) == nil)
  }
}
