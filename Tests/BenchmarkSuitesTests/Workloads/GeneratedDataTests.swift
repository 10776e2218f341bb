// The data that is measured on, pinned bit by bit.

import BenchmarkSuites
import Testing

@Suite struct GeneratedDataTests {
  /// FNV-1a of the bit patterns, low byte first, of 1000 values from the run's seed 7.
  ///
  /// The hash by which records know whether they measured the same does not see how data is
  /// generated: whoever changes a value here raises `BenchmarkIdentity.methodVersion`.
  static let pinnedDigests: [Distribution: UInt64] = [
    .random0: 0x9e24_4d3b_9bf0_3429,
    .random25: 0x7082_43bb_1d16_0a29,
    .random50: 0xb848_e9fb_0022_b129,
    .random75: 0x3c93_ead5_fef5_1b29,
    .random100: 0x2734_c7d7_c2d9_7529,
    .alternating: 0x1f7f_f49c_795e_6129,
    .sorted: 0xf64c_e61d_e0f5_cbae,
    .nan1: 0x00bb_4e56_cbb1_e665,
    .subnormal10: 0xbaea_2e04_8ec2_d7cf,
  ]
  /// The same of the upstream gradients.
  static let pinnedUpstreamDigest: UInt64 = 0xd2fe_bb97_cc17_5130

  private static let advice: Comment =
    "other data than before: if that is on purpose, raise BenchmarkIdentity.methodVersion"

  private func digest(_ values: [Float]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for value in values {
      for byte in 0..<4 {
        let bits = value.bitPattern >> UInt32(8 * byte) & 0xff
        hash = (hash ^ UInt64(bits)) &* 0x0000_0100_0000_01b3
      }
    }
    return hash
  }

  @Test(arguments: Distribution.allCases)
  func valuesOfADistributionAreThoseOfBefore(kind: Distribution) {
    var values = [Float](repeating: 99, count: 1000)
    var span = values.mutableSpan
    kind.fill(&span, seed: RandomStream.x.seed(from: 7))
    #expect(digest(values) == Self.pinnedDigests[kind], Self.advice)
  }

  @Test func upstreamGradientsAreThoseOfBefore() {
    var values = [Float](repeating: 99, count: 1000)
    var span = values.mutableSpan
    Distribution.fillUpstream(&span, seed: RandomStream.dy.seed(from: 7))
    #expect(digest(values) == Self.pinnedUpstreamDigest, Self.advice)
  }
}
