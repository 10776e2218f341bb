// Memory that two mappings share: what is written through one is read through the other.
import JemallocMemory
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension JemallocTests {
  #if os(Linux)
    @Suite struct SharedRegionTests {
      /// An address that nothing is mapped at: the middle of what a process has.
      private static let free: UInt = 0x2345_6000_0000
      private static let length = 64 << 20

      private func withRegions(
        _ addresses: UInt?..., body: ([SharedRegion]) throws -> Void
      ) throws {
        let memory = try SharedMemory(bytes: Self.length)
        let path = memory.path
        let regions = try addresses.map { try SharedRegion(path: path, at: $0) }
        try body(regions)
        _ = consume memory
      }

      private func ones(_ count: Int, _ region: SharedRegion) throws -> JemallocBuffer<Float> {
        try JemallocBuffer(repeating: 1, count: count, at: JemallocPlacement().inside(region))
      }

      private func asFound(_ count: Int, _ region: SharedRegion) throws -> JemallocBuffer<Float> {
        try JemallocBuffer(
          unsafeUninitialized: count, at: JemallocPlacement().inside(region))
      }

      @Test func bothMappingsSeeTheSameBytes() throws {
        try withRegions(nil, nil) { regions in
          let one = try ones(1000, regions[0])
          let other = try asFound(1000, regions[1])
          #expect(one.baseAddress != other.baseAddress)
          #expect((0..<1000).allSatisfy { other.span[$0] == 1 })
          other.baseAddress[500] = 7
          #expect(one.span[500] == 7)
        }
      }

      @Test func addressAskedForIsHonouredWhereItIsFree() throws {
        try withRegions(Self.free) { regions in
          #expect(regions[0].address == Self.free)
          let buffer = try ones(4, regions[0])
          #expect(UInt(bitPattern: buffer.baseAddress) == Self.free)
        }
        // It goes away with its region, and is free again.
        try withRegions(Self.free) { #expect($0[0].address == Self.free) }
      }

      @Test func takenAddressIsNotTakenAway() throws {
        try withRegions(Self.free) { regions in
          let buffer = try ones(1000, regions[0])
          let memory = try SharedMemory(bytes: Self.length)
          // Its start, its middle, and an end that would reach into it.
          for address in [Self.free, Self.free + 4096, Self.free - 4096] {
            do throws(SharedRegionError) {
              _ = try SharedRegion(path: memory.path, at: address)
              Issue.record("mapped where something lies")
            } catch {
              #expect(error.code == EADDRINUSE)
              #expect(error.description.hasSuffix(": Address already in use"))
            }
          }
          // What was mapped elsewhere instead has been unmapped: there is room for it again.
          #expect(try mappings() == 1)
          #expect((0..<1000).allSatisfy { buffer.span[$0] == 1 })
        }
      }

      @Test(arguments: [4, 64, 4096, 65536], [0, 4, 2048])
      func buffersLieWherePlacementSaysAndDoNotOverlap(alignment: Int, offset: Int) throws {
        try withRegions(nil) { regions in
          let placement = JemallocPlacement.aligned(alignment, plus: offset).inside(regions[0])
          let first = try JemallocBuffer<Float>(repeating: 1, count: 3, at: placement)
          let second = try JemallocBuffer<Float>(repeating: 2, count: 1001, at: placement)
          let third = try JemallocBuffer<Float>(repeating: 3, count: 5, at: placement)
          for address in [first.baseAddress, second.baseAddress, third.baseAddress] {
            #expect(
              (UInt(bitPattern: address) - UInt(offset)) % UInt(alignment) == 0)
          }
          #expect((0..<3).allSatisfy { first.span[$0] == 1 })
          #expect((0..<1001).allSatisfy { second.span[$0] == 2 })
          #expect(second.reservedBytes >= 4 * 1001 + offset)
        }
      }

      @Test func resetStartsAtTheFrontAgain() throws {
        try withRegions(nil) { regions in
          func address() throws -> UInt {
            UInt(bitPattern: try ones(100, regions[0]).baseAddress)
          }
          let (first, second) = (try address(), try address())
          #expect(second >= first + 400)
          regions[0].reset()
          let third = try address()
          #expect(third == first)
        }
      }

      @Test func zeroedIsZeroAfterWhateverWasThere() throws {
        try withRegions(nil) { regions in
          _ = try ones(5000, regions[0])
          regions[0].reset()
          let placement = JemallocPlacement().inside(regions[0])
          let buffer = try JemallocBuffer<Float>(zeroed: 5000, at: placement)
          #expect((0..<5000).allSatisfy { buffer.span[$0] == 0 })
        }
      }

      /// How often shared memory is mapped in this process.
      private func mappings() throws -> Int {
        try String(contentsOfFile: "/proc/self/maps", encoding: .utf8).split(separator: "\n")
          .count { $0.contains("/memfd:relubench") }
      }

      @Test func moreThanThereIsIsAnError() throws {
        try withRegions(nil) { regions in
          let count = Self.length / 4 - 16
          _ = try asFound(count, regions[0])
          do throws(AllocationError) {
            _ = try JemallocBuffer<Float>(
              unsafeUninitialized: count, at: JemallocPlacement().inside(regions[0]))
            Issue.record("carved more than there is")
          } catch {
            #expect(error == .outOfMemory(bytes: 4 * count, alignment: 64))
          }
          regions[0].reset()
          _ = try asFound(count, regions[0])
        }
      }

      @Test func onlyHalfOfALimitedAddressSpaceIsShared() {
        #expect(SharedMemory.mostBytes > 0)
        #expect(SharedMemory.mostBytes <= MemoryLimit.bytes)
        if let left = MemoryLimit.addressSpaceLeft { #expect(SharedMemory.mostBytes <= left / 2) }
      }

      @Test func lengthThatIsNoneIsAnError() {
        #expect(throws: SharedMemoryError.self) { _ = try SharedMemory(bytes: -1) }
      }

      @Test(
        arguments: [("/none/of/these", Int32(2)), ("/proc", 21), ("/dev/null", 22)]
          as [(String, Int32)])
      func pathThatIsNoneIsAnErrorWithTheReason(path: String, code: Int32) {
        do throws(SharedRegionError) {
          _ = try SharedRegion(path: path)
          Issue.record("mapped \(path)")
        } catch {
          #expect(error.path == path)
          #expect(error.code == code)
          #expect(error.description.hasPrefix("cannot map the shared memory '\(path)': "))
        }
      }
    }
  #endif
}
