// Arenas keep to themselves and go when the last of owner and buffers does.
import JemallocMemory
import Testing

extension JemallocTests {
  @Suite struct JemallocArenaTests {
    private func isAlive(_ index: UInt32) throws -> Bool {
      // The answer is as old as the last refresh of the statistics.
      _ = try JemallocStatistics.current()
      return try Mallctl.boolean("arena.\(index).initialized")
    }

    @Test func arenaGoesWithItsOwner() throws {
      let arena = try JemallocArena()
      let index = arena.index
      #expect(try isAlive(index))
      _ = consume arena
      #expect(try !isAlive(index))
    }

    /// The arena's owner is gone when the buffer is returned.
    private func orphan(index: inout UInt32) throws -> JemallocBuffer<Float> {
      let arena = try JemallocArena()
      index = arena.index
      return try JemallocBuffer(repeating: 7, count: 1 << 18, at: .aligned(64).inside(arena))
    }

    @Test func bufferKeepsItsArena() throws {
      var index: UInt32 = 0
      do {
        let buffer = try orphan(index: &index)
        #expect(try isAlive(index))
        #expect(buffer.span[(1 << 18) - 1] == 7)
      }
      #expect(try !isAlive(index))
    }

    @Test func memoryComesFromTheArena() throws {
      let arena = try JemallocArena()
      let key = "stats.arenas.\(arena.index).large.allocated"
      let buffer = try JemallocBuffer<Float>(zeroed: 1 << 18, at: .aligned(64).inside(arena))
      _ = try JemallocStatistics.current()
      #expect(try Mallctl.integer(key) == buffer.reservedBytes)
    }

    @Test func twoArenasShareNothing() throws {
      let first = try JemallocArena()
      let second = try JemallocArena()
      let (one, two) = (first.index, second.index)
      #expect(one != two)
    }
  }
}
