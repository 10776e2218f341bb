// The thread's counters are exact: 0 over code that allocates nothing, else every byte.
import JemallocMemory
import Testing

extension JemallocTests {
  @Suite struct ThreadAllocationCounterTests {
    @Test func nothingIsCountedWhereNothingIsAllocated() throws {
      let source = try JemallocBuffer<Float>(count: 10_000) { Float($0) - 5000 }
      var destination = try JemallocBuffer<Float>(zeroed: 10_000)
      let counter = try ThreadAllocationCounter()
      let before = (counter.allocated, counter.deallocated)
      for _ in 0..<10 {
        let input = source.span
        var output = destination.mutableSpan
        for index in input.indices { output[index] = max(input[index], 0) }
      }
      let after = (counter.allocated, counter.deallocated)
      #expect(after == before)
      #expect(destination.span[9999] == 4999)
      #expect(destination.span[0] == 0)
    }

    @Test(arguments: [1, 5, 100])
    func everyBufferIsCountedInFull(buffers: Int) throws {
      let counter = try ThreadAllocationCounter()
      let before = counter.allocated
      var reserved = 0
      for count in 1...buffers {
        let buffer = try JemallocBuffer<Float>(unsafeUninitialized: count * 1000)
        reserved += buffer.reservedBytes
      }
      #expect(counter.allocated - before == UInt64(reserved))
      #expect(reserved >= 4000 * buffers * (buffers + 1) / 2)
    }

    @Test func swiftsOwnAllocationsAreCounted() throws {
      try #require(try JemallocAllocator.servesMalloc())
      let counter = try ThreadAllocationCounter()
      let before = counter.allocated
      let array = [UInt8](repeating: 1, count: Int.random(in: 100_000...200_000))
      let after = counter.allocated
      #expect(after - before >= UInt64(array.count))
    }
  }
}
