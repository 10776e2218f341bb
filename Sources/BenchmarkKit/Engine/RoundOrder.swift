// In which order the contenders of a round run, so that no one profits from its place.

/// An endless sequence of orders, balanced for position and for the neighbour that ran before.
///
/// Within each block of n rounds every contender takes every position exactly once (a Latin
/// square). The square is Williams's ("Experimental designs balanced for the estimation of
/// residual effects of treatments", Aust. J. Sci. Res. A 2, 1949): for even n each ordered pair of
/// contenders is adjacent exactly once per block; for odd n no single square can do that, and a
/// block followed by its mirror image holds each ordered pair exactly twice. Contenders are dealt
/// to the square's labels and its rows are shuffled anew for each block (each pair of blocks for
/// odd n), so that nothing periodic on the machine can keep step with the design.
///
/// Not balanced: the last of one round against the first of the next, and the block that is under
/// way when the rounds end.
package struct RoundOrder: Sendable {
  private let count: Int
  private var generator: SplitMix64
  private var pending: [[Int]] = []
  private var mirrorOfLastBlock: [[Int]] = []

  /// An order for `count` contenders, at least 1.
  package init(count: Int, seed: UInt64) {
    precondition(count >= 1, "a round needs a contender")
    self.count = count
    generator = SplitMix64(seed: seed)
  }

  /// The contender indices of the next round, first to run first.
  package mutating func next() -> [Int] {
    if let row = pending.popLast() { return row }
    pending = nextBlock()
    return pending.removeLast()
  }
}

extension RoundOrder {
  private mutating func nextBlock() -> [[Int]] {
    var block: [[Int]]
    if mirrorOfLastBlock.isEmpty {
      let dealt = Array(0..<count).shuffled(using: &generator)
      block = Self.williamsSquare(count).map { row in row.map { dealt[$0] } }
      if !count.isMultiple(of: 2) {
        mirrorOfLastBlock = block.map { Array($0.reversed()) }
      }
    } else {
      block = mirrorOfLastBlock
      mirrorOfLastBlock = []
    }
    block.shuffle(using: &generator)
    return block
  }

  /// The rows of Williams's square.
  ///
  /// The first is 0, 1, n-1, 2, n-2, ...; the others are its cyclic shifts. Neighbours in
  /// the first row differ by 1, -2, 3, -4, ... modulo n, which for even n are all different;
  /// shifting the row lets each difference meet each contender once.
  private static func williamsSquare(_ n: Int) -> [[Int]] {
    let first = (0..<n).map { position in
      position.isMultiple(of: 2) ? (n - position / 2) % n : (position + 1) / 2
    }
    return (0..<n).map { shift in first.map { ($0 + shift) % n } }
  }
}
