// How much the caches hold, on machines of several shapes.

import BenchmarkKit
import Testing

@Suite struct LastLevelCacheTests {
  private static func cpu(
    online: Int, available: Int, _ caches: [CPUFacts.Cache]
  ) -> CPUFacts {
    CPUFacts(
      architecture: "x86_64", coresOnline: online, coresAvailable: available, caches: caches)
  }

  private static func cache(_ level: Int, _ bytes: Int, _ sharedBy: Int?) -> CPUFacts.Cache {
    CPUFacts.Cache(level: level, type: "unified", bytes: bytes, sharedBy: sharedBy)
  }

  @Test(arguments: [
    // One for all cores, one for each group of eight, no more than there are cores to fill them.
    (2, 2, 2 as Int?, 32), (16, 16, 8, 64), (16, 1, 8, 32), (96, 96, 8, 384), (4, 4, nil, 32),
    (2, 2, 4, 32),
  ])
  func instancesAddUp(_ online: Int, _ available: Int, _ sharedBy: Int?, _ mebibytes: Int) {
    let found = LastLevelCache(
      of: Self.cpu(
        online: online, available: available,
        [Self.cache(1, 32 << 10, 1), Self.cache(3, 32 << 20, sharedBy), Self.cache(2, 1 << 20, 1)]))
    #expect(found.bytes == mebibytes << 20)
    #expect(!found.isAssumed)
  }

  @Test func unknownCachesAreAssumedAndThatIsSaid() {
    let instruction = CPUFacts.Cache(level: 1, type: "instruction", bytes: 32 << 10)
    for caches in [[], [instruction], [Self.cache(3, 0, nil)]] {
      let found = LastLevelCache(of: Self.cpu(online: 4, available: 4, caches))
      #expect(found.isAssumed)
      #expect(found.bytes == 64 << 20)
    }
  }
}
