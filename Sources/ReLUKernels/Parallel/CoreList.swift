// Lists of cores as the system fills them.

import CThreadSupport

/// The numbers of cores, ascending; none where the system does not say.
package typealias CoreList = [Int]

extension CoreList {
  /// More than any machine the suite has met.
  private static let mostCores = 1024

  /// A list that the system fills: `fill` gets room and returns how many cores it has written.
  init(filledBy fill: (UnsafeMutablePointer<Int32>, Int32) -> Int32) {
    self = withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.mostCores) { buffer in
      guard let start = buffer.baseAddress else { return [] }
      let count = Int(fill(start, Int32(buffer.count)))
      return buffer[..<count].map(Int.init)
    }
  }

  /// Hands it to the system.
  func given(to take: (UnsafePointer<Int32>?, Int32) -> Int32) -> Bool {
    map { Int32(clamping: $0) }.withUnsafeBufferPointer {
      take($0.baseAddress, Int32($0.count)) != 0
    }
  }

  /// The cores of either.
  func union(_ other: CoreList) -> CoreList { Set(self).union(other).sorted() }
}
