// Where buffers lie, what they hold when they are new, and that they go exactly once.
import JemallocMemory
import Testing

extension JemallocTests {
  @Suite struct JemallocBufferTests {
    @Test(arguments: [4, 16, 64, 256, 4096, 65536, 2 << 20], [0, 4, 60, 2048, 5000])
    func addressIsWherePlacementSays(alignment: Int, offset: Int) throws {
      for count in [0, 1, 3, 1000, 70_000] {
        let buffer = try JemallocBuffer<Float>(
          repeating: 1.5, count: count, at: .aligned(alignment, plus: offset))
        #expect(buffer.address(modulo: alignment) == offset % alignment, "count \(count)")
        #expect(UInt(bitPattern: buffer.baseAddress) % UInt(alignment) == UInt(offset % alignment))
        #expect(buffer.count == count)
        #expect(buffer.span.count == count)
        #expect(buffer.byteCount == 4 * count)
        #expect(buffer.reservedBytes >= buffer.byteCount + offset)
        var roomy = JemallocPlacement.aligned(alignment, plus: offset)
        roomy.spareBytes = 4096
        let larger = try JemallocBuffer<Float>(zeroed: count, at: roomy)
        #expect(larger.count == count && larger.byteCount == buffer.byteCount)
        #expect(count == 0 || larger.reservedBytes >= buffer.byteCount + offset + 4096)
        var sum: Float = 0
        for index in buffer.span.indices { sum += buffer.span[index] }
        #expect(sum == 1.5 * Float(count))
      }
    }

    @Test func closureAndCopyFillEveryElementInOrder() throws {
      let squares = try JemallocBuffer<Int32>(count: 100) { Int32($0 * $0) }
      let copy = try JemallocBuffer<Int32>(copying: squares.span, at: .aligned(4096, plus: 8))
      for index in 0..<100 {
        #expect(squares.span[index] == Int32(index * index))
        #expect(copy.span[index] == Int32(index * index))
      }
    }

    @Test func writesThroughSpanAndPointerAreSeen() throws {
      var buffer = try JemallocBuffer<Float>(zeroed: 4)
      do {
        var span = buffer.mutableSpan
        span[1] = 2
      }
      buffer.withUnsafeMutableBufferPointer { $0[3] = 4 }
      buffer.baseAddress[0] = 1
      #expect(buffer.span[0] == 1)
      #expect(buffer.span[1] == 2)
      #expect(buffer.span[2] == 0)
      #expect(buffer.span[3] == 4)
    }

    /// In an arena of its own, the second buffer gets the very memory that the first left dirty.
    ///
    /// Aligned to a page, for jemalloc moves the start of large allocations about otherwise.
    @Test(arguments: [100, 4096, 1 << 20])
    func zeroingCleansDirtyMemory(bytes: Int) throws {
      let arena = try JemallocArena()
      let dirty = try JemallocBuffer<UInt8>(
        repeating: 0xA5, count: bytes, at: .aligned(4096).inside(arena))
      let address = UInt(bitPattern: dirty.baseAddress)
      _ = consume dirty

      let found = try JemallocBuffer<UInt8>(
        unsafeUninitialized: bytes, at: .aligned(4096).inside(arena))
      try #require(UInt(bitPattern: found.baseAddress) == address)
      try #require(found.baseAddress[bytes / 2] == 0xA5, "else the next step would show nothing")
      _ = consume found

      let clean = try JemallocBuffer<UInt8>(zeroed: bytes, at: .aligned(4096).inside(arena))
      #expect(UInt(bitPattern: clean.baseAddress) == address)
      var sum = 0
      for index in clean.span.indices { sum += Int(clean.span[index]) }
      #expect(sum == 0)
    }

    @Test(arguments: [0, 1, 1000, 1 << 20])
    func memoryIsReturnedExactlyOnce(count: Int) throws {
      let counter = try ThreadAllocationCounter()
      let (allocated, deallocated) = (counter.allocated, counter.deallocated)
      let buffer = try JemallocBuffer<Float>(zeroed: count)
      let reserved = UInt64(buffer.reservedBytes)
      let during = (counter.allocated, counter.deallocated)
      _ = consume buffer
      let after = (counter.allocated, counter.deallocated)
      #expect(during == (allocated + reserved, deallocated))
      #expect(after == (allocated + reserved, deallocated + reserved))
    }

    #if os(Linux)
      @Test(arguments: [1000, 1 << 20])
      func hugePagesStartOnTheirOwnBoundary(count: Int) throws {
        let buffer = try JemallocBuffer<Float>(
          repeating: 3, count: count, at: .aligned(64, plus: 4).onHugePages())
        #expect(buffer.address(modulo: 2 << 20) == 4)
        #expect(buffer.reservedBytes >= 2 << 20)
        #expect(buffer.span[count - 1] == 3)
      }
    #endif
  }
}
