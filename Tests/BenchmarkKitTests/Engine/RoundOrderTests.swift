// Balance of the order: positions, neighbours, and no fixed pattern.

import BenchmarkKit
import Testing

@Suite("Round order")
struct RoundOrderTests {
  private func rounds(_ number: Int, of count: Int, seed: UInt64) -> [[Int]] {
    var order = RoundOrder(count: count, seed: seed)
    return (0..<number).map { _ in order.next() }
  }

  /// How often each ordered pair stands side by side within a round.
  private func neighbours(_ rounds: [[Int]]) -> [[Int]: Int] {
    var counts: [[Int]: Int] = [:]
    for row in rounds {
      for pair in zip(row, row.dropFirst()) { counts[[pair.0, pair.1], default: 0] += 1 }
    }
    return counts
  }

  @Test(
    "in each block of n rounds everyone takes every position once",
    arguments: [1, 2, 3, 4, 5, 6, 7, 12], [1, 2, 99] as [UInt64])
  func positions(count: Int, seed: UInt64) {
    let all = rounds(6 * count, of: count, seed: seed)
    for block in 0..<6 {
      let rows = all[block * count..<(block + 1) * count]
      for row in rows { #expect(row.sorted() == Array(0..<count)) }
      for position in 0..<count {
        #expect(rows.map { $0[position] }.sorted() == Array(0..<count))
      }
    }
  }

  @Test(
    "even n: every ordered pair is adjacent once in each block", arguments: [2, 4, 6, 8, 12],
    [1, 2, 99] as [UInt64])
  func neighboursEven(count: Int, seed: UInt64) {
    let all = rounds(4 * count, of: count, seed: seed)
    for block in 0..<4 {
      let counts = neighbours(Array(all[block * count..<(block + 1) * count]))
      #expect(counts.count == count * (count - 1))
      #expect(counts.values.allSatisfy { $0 == 1 })
    }
  }

  @Test(
    "odd n: every ordered pair is adjacent twice in each pair of blocks", arguments: [3, 5, 7, 9],
    [1, 2, 99] as [UInt64])
  func neighboursOdd(count: Int, seed: UInt64) {
    let all = rounds(8 * count, of: count, seed: seed)
    for pair in 0..<4 {
      let counts = neighbours(Array(all[2 * pair * count..<2 * (pair + 1) * count]))
      #expect(counts.count == count * (count - 1))
      #expect(counts.values.allSatisfy { $0 == 2 })
    }
  }

  @Test("blocks are shuffled: neither rows nor labels repeat", arguments: [4, 5, 7])
  func blocksDiffer(count: Int) {
    let all = rounds(40 * count, of: count, seed: 3)
    let blocks = (0..<40).map { Array(all[$0 * count..<($0 + 1) * count]) }
    #expect(Set(blocks).count > 30)
    // Sets of rows, which row order does not change, differ by the dealing of labels.
    #expect(Set(blocks.map(Set.init)).count > 5)
    // Rows of one square come in more orders than its cyclic one.
    let steps = Set(blocks.map { block in (block[1][0] - block[0][0] + count) % count })
    #expect(steps.count > 1)
  }

  @Test("the order follows from the seed")
  func seed() {
    #expect(rounds(50, of: 5, seed: 1) == rounds(50, of: 5, seed: 1))
    #expect(rounds(50, of: 5, seed: 1) != rounds(50, of: 5, seed: 2))
  }
}
