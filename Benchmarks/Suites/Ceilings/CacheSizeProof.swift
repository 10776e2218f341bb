// Whether a pool that is called cold can be: the size of the cache, put to the test.

import BenchmarkKit
import JemallocMemory
import MemoryCeilings

/// How fast the memory of a cold pool is read, and how fast far more memory.
///
/// A pool is as large as it is because of the size that the system gives for the last-level cache. A
/// virtual machine may be told of a smaller one than its host has: the pool would then be cached,
/// the memory ceilings measured in it as well, and nothing in it would look wrong. An array that no
/// cache of this decade holds tells: if the pool's size is read faster, it is no memory.
public struct CacheSizeProof: Sendable, Equatable {
  /// Bytes of the pool, and of far more.
  public let nearBytes, farBytes: Int
  /// Bytes per nanosecond of the fastest pass over each; nil where the memory for it is not there.
  public let near, far: Double?

  /// The result of a test.
  public init(nearBytes: Int, farBytes: Int, near: Double?, far: Double?) {
    (self.nearBytes, self.farBytes, self.near, self.far) = (nearBytes, farBytes, near, far)
  }

  /// How much faster the pool may be read: prefetching and pages make some percent, a cache at
  /// least half as much again.
  static let mostFaster = 1.25

  /// Why pools of this size may be cached; nil where they are not.
  public var doubt: String? {
    guard let near, let far else {
      return "not proven cold: that takes \(Quantity.bytes(farBytes)) of memory, which is not there"
    }
    guard near > far * Self.mostFaster else { return nil }
    let speeds = [near, far].map(Quantity.gigabytesPerSecond)
    return "not cold: \(Quantity.bytes(nearBytes)), three times the last-level cache that the "
      + "system tells of, are read at \(speeds[0]) GB/s, and \(Quantity.bytes(farBytes)) at "
      + "\(speeds[1]): there is a larger cache"
  }
}

extension CacheSizeProof {
  /// That of this machine, measured when first asked for: a second or two.
  public static let ofThisMachine = measured(
    nearBytes: Workload.coldBytes, farBytes: max(1 << 30, 2 * Workload.coldBytes))

  /// Rounds end when so many more say the one than say the other (a sequential test, Wald 1945): where
  /// disturbance makes one round in four wrong, the majority is then wrong once in 700 times.
  private static let lead = 6

  /// Odd, so that there is a majority.
  private static let mostRounds = 31

  /// Bytes that are timed at once, some tenths of a millisecond.
  private static let sliceBytes = 8 << 20

  /// Measures this machine's memory.
  public static func measured(nearBytes: Int, farBytes: Int) -> CacheSizeProof {
    let element = MemoryLayout<Float>.size
    let loop = CeilingLoop.all(of: .read, inputs: 1, level: .bestAvailable)[0]
    // A buffer that is refused is an answer as well.
    guard farBytes <= MemoryLimit.bytes / 2,
      let buffer = try? JemallocBuffer<Float>(repeating: 1, count: farBytes / element)
    else {
      return CacheSizeProof(nearBytes: nearBytes, farBytes: farBytes, near: nil, far: nil)
    }
    let time = MonotonicTimeSource()
    let start = buffer.baseAddress
    return measured(nearBytes: nearBytes, farBytes: farBytes) { bytes, times in
      let x = start + bytes.lowerBound / element
      let begin = time.nanoseconds()
      for _ in 0..<times { loop.run(x: x, dy: x, output: x, count: bytes.count / element) }
      return Double(times * bytes.count) / Double(max(1, time.elapsed(since: begin)))
    }
  }

  /// Times reads of the first of the bytes again and again, and of all the others in turn.
  ///
  /// Each round reads both, and the round with the middle ratio counts: no spell of disturbance decides.
  /// In a round each side counts with the median of equally long slices, so that neither interruptions
  /// nor the part of the pool that a smaller cache holds decide.
  ///
  /// - Parameters:
  ///   - nearBytes: The pool.
  ///   - farBytes: The pool and far more.
  ///   - speed: Reads a range of the bytes so many times and returns bytes per nanosecond.
  /// - Returns: Both speeds of the round with the middle ratio.
  public static func measured(
    nearBytes: Int, farBytes: Int, speed: (_ bytes: Range<Int>, _ times: Int) -> Double
  ) -> CacheSizeProof {
    let times = max(1, sliceBytes / nearBytes)
    // Equal slices that leave nothing out: what is not read is not held either.
    func speeds(of bytes: Range<Int>, times: Int) -> [Double] {
      let slices = max(1, bytes.count / sliceBytes)
      let bounds = (0...slices).map {
        bytes.lowerBound + ($0 == slices ? bytes.count : bytes.count / slices * $0 & ~63)
      }
      return zip(bounds, bounds.dropFirst()).map { speed($0..<$1, times) }
    }
    var rounds: [(near: Double, far: Double)] = []
    var balance = 0
    while abs(balance) < lead, rounds.count < mostRounds {
      // Nothing of the near bytes is among the far ones: a larger cache would still hold them.
      let far = middle(speeds(of: nearBytes * times..<farBytes, times: 1))
      // The first pass finds what the passes over everything have left.
      _ = speeds(of: 0..<nearBytes, times: times)
      let near = middle((0..<2).flatMap { _ in speeds(of: 0..<nearBytes, times: times) })
      rounds.append((near, far))
      balance += near > far * mostFaster ? 1 : -1
    }
    let round = rounds.sorted { $0.near / $0.far < $1.near / $1.far }[rounds.count / 2]
    return CacheSizeProof(
      nearBytes: nearBytes, farBytes: farBytes, near: round.near, far: round.far)
  }

  private static func middle(_ speeds: [Double]) -> Double { speeds.sorted()[speeds.count / 2] }
}
