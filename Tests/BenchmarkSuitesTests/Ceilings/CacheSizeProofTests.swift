// A pool that a cache may hold is not called cold.

import BenchmarkKit
import BenchmarkSuites
import Foundation
import ReLUKernels
import Testing

@Suite struct CacheSizeProofTests {
  private static func proof(_ near: Double?, _ far: Double?) -> CacheSizeProof {
    CacheSizeProof(nearBytes: 96 << 20, farBytes: 1 << 30, near: near, far: far)
  }

  @Test(arguments: [(20.0, 20.0), (10, 20), (24.9, 20)])
  func memoryIsNotFasterThanMoreMemory(_ near: Double, _ far: Double) {
    #expect(Self.proof(near, far).doubt == nil)
  }

  @Test func poolInALargerCacheIsFoundOut() throws {
    let doubt = try #require(Self.proof(40, 20).doubt)
    #expect(
      doubt == "not cold: 96 MiB, three times the last-level cache that the system tells of, are "
        + "read at 40.0 GB/s, and 1 GiB at 20.0: there is a larger cache")
  }

  @Test func withoutMemoryNothingIsProven() throws {
    let doubt = try #require(Self.proof(nil, nil).doubt)
    #expect(doubt.hasPrefix("not proven cold: that takes 1 GiB of memory"), "\(doubt)")
  }

  /// A cache that drops what was used longest ago, of memory half as fast.
  private struct ModelCache {
    let blocks: Int
    private(set) var held: [Int] = []
    private static let blockBytes = 1 << 20

    init(bytes: Int) { blocks = bytes / Self.blockBytes }

    mutating func speed(_ bytes: Range<Int>, times: Int) -> Double {
      var misses = 0
      for _ in 0..<times {
        for block in bytes.lowerBound / Self.blockBytes..<bytes.upperBound / Self.blockBytes {
          if let index = held.firstIndex(of: block) {
            held.remove(at: index)
          } else {
            misses += 1
          }
          held.append(block)
          if held.count > blocks { held.removeFirst() }
        }
      }
      return misses == 0 ? 40 : 20
    }
  }

  @Test(arguments: [(16, false), (31, false), (32, true), (64, true), (128, true), (256, true)])
  func modelCacheLargerThanThePoolIsFoundOut(mebibytes: Int, isFound: Bool) {
    var cache = ModelCache(bytes: mebibytes << 20)
    let proof = CacheSizeProof.measured(nearBytes: 32 << 20, farBytes: 512 << 20) {
      cache.speed($0, times: $1)
    }
    #expect((proof.doubt != nil) == isFound, "\(proof)")
  }

  /// Caches in MiB that hold three quarters of the pool and more than the pool's whole slices.
  @Test(arguments: [(12, 10), (15, 10), (12, 12), (21, 20)])
  func allOfThePoolIsRead(mebibytes: Int, cacheMebibytes: Int) {
    var cache = ModelCache(bytes: cacheMebibytes << 20)
    let proof = CacheSizeProof.measured(nearBytes: mebibytes << 20, farBytes: 256 << 20) {
      cache.speed($0, times: $1)
    }
    #expect((proof.doubt != nil) == (cacheMebibytes >= mebibytes), "\(proof)")
  }

  /// A machine whose memory, or cache, is at times slowed to two fifths, in spells that are as long as
  /// a pass over a large pool, drawn from the seed.
  private struct SpellsOfDisturbance {
    private var random: SplitMix64
    private var left = 0.0
    private var isSlow = false

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func speed(_ bytes: Int, undisturbed: Double) -> Double {
      if left <= 0 {
        isSlow.toggle()
        left = -80e6 * log(Double.random(in: 0.001..<1, using: &random))
      }
      let speed = undisturbed * (isSlow ? 0.4 : 1)
      left -= Double(bytes) / speed
      return speed
    }
  }

  @Test(arguments: [1.0, 2.0]) func spellsOfDisturbanceDoNotDecide(timesFaster: Double) {
    let near = 900 << 20
    let wrong = (UInt64(1)...200).filter { seed in
      var machine = SpellsOfDisturbance(seed: seed)
      let proof = CacheSizeProof.measured(nearBytes: near, farBytes: 2 * near) { bytes, times in
        machine.speed(
          bytes.count * times, undisturbed: bytes.upperBound <= near ? 12 * timesFaster : 12)
      }
      return (proof.doubt != nil) != (timesFaster > 1)
    }
    #expect(wrong.count <= 2, "\(wrong)")
  }

  /// A pool of 16 KiB is in L1, whatever the machine.
  @Test func realCacheIsFasterThanRealMemory() throws {
    let proof = CacheSizeProof.measured(nearBytes: 16 << 10, farBytes: 512 << 20)
    #expect(proof.doubt?.hasSuffix("there is a larger cache") == true, "\(proof)")
  }

  @Test(arguments: CacheState.allCases)
  func doubtRejectsWhatIsCold(_ cache: CacheState) throws {
    let kernel = KernelCatalog.reference(for: .relu)
    let workload = Workload(operation: .relu, elements: 1 << 16, cache: cache)
    let runner = GroupRunner(
      suite: "test", seed: 1, clock: ClockCharacter(resolution: 1, overhead: 20),
      measuresCeilings: true, coldDoubt: { "not cold: a test" })
    let group = BenchmarkGroup(
      title: "test", specs: [BenchmarkSpec(kernel: kernel.identity, workload: workload)])
    let records = try #require(try runner.run(group, budget: 20_000_000))
    let kernels = records.filter { !$0.identity.isCeiling }
    #expect(kernels.map(\.status) == [cache == .cold ? .invalid : .ok])
    #expect(kernels[0].figures != nil, "the samples are kept")
    if cache == .cold { #expect(kernels[0].reason == "not cold: a test") }
  }
}
