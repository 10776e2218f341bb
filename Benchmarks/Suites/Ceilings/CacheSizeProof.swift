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
  /// That of this machine, measured when first asked for: about a second.
  public static let ofThisMachine = measured(
    nearBytes: Workload.coldBytes, farBytes: max(1 << 30, 2 * Workload.coldBytes))

  private static let rounds = 3

  /// Bytes of a pass at least, some tenths of a millisecond.
  private static let shortestPass = 8 << 20

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

  /// Times passes over the first of the bytes again and again, and over all the others in turn.
  ///
  /// A pass is as long on either side, and of each side the fastest counts: on a busy machine a long
  /// one would be interrupted whatever it reads, and far memory look slow.
  ///
  /// - Parameters:
  ///   - nearBytes: The pool.
  ///   - farBytes: The pool and far more.
  ///   - speed: Reads a range of the bytes so many times and returns bytes per nanosecond.
  /// - Returns: The fastest of each.
  public static func measured(
    nearBytes: Int, farBytes: Int, speed: (_ bytes: Range<Int>, _ times: Int) -> Double
  ) -> CacheSizeProof {
    let times = max(1, shortestPass / nearBytes)
    let step = nearBytes * times
    var (near, far) = (0.0, 0.0)
    for _ in 0..<rounds {
      // Nothing of the near bytes is among the far ones: a larger cache would still hold them.
      for offset in stride(from: step, through: farBytes - step, by: step) {
        far = max(far, speed(offset..<(offset + step), 1))
      }
      // The first pass finds what the passes over everything have left.
      for _ in 0..<3 { near = max(near, speed(0..<nearBytes, times)) }
    }
    return CacheSizeProof(nearBytes: nearBytes, farBytes: farBytes, near: near, far: far)
  }
}
