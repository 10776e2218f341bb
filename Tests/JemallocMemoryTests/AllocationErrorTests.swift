// Requests that cannot be served are errors in words, never crashes.
import JemallocMemory
import Testing

extension JemallocTests {
  @Suite struct AllocationErrorTests {
    private func refusal(
      _ count: Int, at placement: JemallocPlacement = JemallocPlacement()
    ) -> AllocationError? {
      do throws(AllocationError) {
        _ = try JemallocBuffer<Float>(zeroed: count, at: placement)
        return nil
      } catch {
        return error
      }
    }

    @Test func sixtyFourTebibytesAreRefusedWithTheSize() throws {
      let error = try #require(refusal(1 << 44))
      #expect(
        error
          == .exceedsMemory(bytes: 70_368_744_177_664, alignment: 64, limit: MemoryLimit.bytes))
      #expect(
        error.description
          == "cannot allocate 70368744177664 bytes (64 TiB) aligned to 64: this process has "
          + "\(ByteCount.text(MemoryLimit.bytes)) of memory at most")
    }

    @Test(arguments: [1 << 61, 1 << 62, Int.max])
    func sizeThatOverflowsIsRefused(count: Int) {
      #expect(refusal(count) == .sizeOverflow(count: count, stride: 4))
    }

    @Test func offsetThatOverflowsIsRefused() {
      #expect(
        refusal(1, at: .aligned(64, plus: Int.max - 3)) == .sizeOverflow(count: 1, stride: 4))
      #expect(
        refusal(Int.max / 4, at: .aligned(64).onHugePages())
          == .sizeOverflow(count: Int.max / 4, stride: 4))
    }

    @Test func negativeCountIsRefused() {
      #expect(refusal(-1) == .negativeCount(-1))
    }

    @Test(arguments: [0, -64, 1, 2, 3, 48, Int.min])
    func alignmentMustBeAPowerOfTwoAndSuitTheElement(alignment: Int) {
      #expect(
        refusal(4, at: .aligned(alignment)) == .invalidAlignment(alignment, elementAlignment: 4))
    }

    @Test(arguments: [-4, 1, 2, 63])
    func offsetMustSuitTheElement(offset: Int) {
      #expect(
        refusal(4, at: .aligned(64, plus: offset)) == .invalidOffset(offset, elementAlignment: 4))
    }

    @Test func alignmentBeyondTheAddressSpaceIsAnError() {
      #expect(refusal(4, at: .aligned(1 << 62)) == .outOfMemory(bytes: 16, alignment: 1 << 62))
    }

    /// A refused request must leave nothing behind. (A thread may give back more than it took.)
    @Test func refusalAllocatesNothing() throws {
      _ = refusal(1 << 44)
      let counter = try ThreadAllocationCounter()
      let before = counter.allocated &- counter.deallocated
      _ = refusal(1 << 44)
      _ = refusal(4, at: .aligned(1 << 62))
      #expect(counter.allocated &- counter.deallocated == before)
    }

    @Test(arguments: [
      (0, "0 B"), (1, "1 B"), (1023, "1023 B"), (1024, "1 KiB"), (1536, "1.5 KiB"),
      (1 << 20, "1 MiB"), ((1 << 20) - 1, "1023.9 KiB"), (64 << 40, "64 TiB"),
      (Int.max, "7.9 EiB"), (-2048, "-2 KiB"),
    ])
    func byteCountsReadWell(bytes: Int, text: String) {
      #expect(ByteCount.text(bytes) == text)
    }
  }
}
