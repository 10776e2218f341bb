// The generator against published values.

import BenchmarkKit
import Testing

@Suite("SplitMix64")
struct SplitMix64Tests {
  /// Values of the authors' C code (prng.di.unimi.it/splitmix64.c), as widely reproduced; those of
  /// seed 1234567 on rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64.
  @Test("gives the published sequence")
  func publishedSequence() {
    var random = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in random.next() } == expected)
    var zero = SplitMix64(seed: 0)
    #expect(zero.next() == 0xe220_a839_7b1d_cdaf)
  }
}
