// Raw memory from jemalloc with one owner: asked for in full detail, returned exactly once.
internal import CJemalloc

/// Bytes from `mallocx`, returned by `sdallocx` when the owner goes.
///
/// Carries no element type.
@usableFromInline
struct JemallocAllocation: ~Copyable, @unchecked Sendable {
  /// The address that the placement asked for, `offset` bytes into the memory.
  @usableFromInline let address: UnsafeMutableRawPointer
  /// What jemalloc set aside for the request: its size class, at least `size`.
  @usableFromInline let reservedBytes: Int
  private let start: UnsafeMutableRawPointer
  private let size: Int
  private let flags: Int32
  // Released after `deinit` has returned the memory, so the arena never goes first.
  private let arena: ArenaHandle?
  /// Where the memory is not jemalloc's but carved from a region, which it is never returned to.
  private let region: SharedRegion?

  /// Allocates room for `count` elements of the layout given, or says why not.
  @usableFromInline
  init(
    count: Int, stride: Int, elementAlignment: Int, zeroed: Bool, at placement: JemallocPlacement
  ) throws(AllocationError) {
    let bytes = try Self.byteCount(count, stride, elementAlignment, placement)
    let alignment = max(placement.alignment, placement.hugePages ? HugePages.size : 1)
    guard bytes <= MemoryLimit.bytes else {
      throw .exceedsMemory(bytes: bytes, alignment: alignment, limit: MemoryLimit.bytes)
    }
    if let region = placement.region {
      self = try Self(carving: bytes, alignment, zeroed, from: region, offset: placement.offset)
      return
    }
    var arena = placement.arena
    if placement.hugePages && arena == nil {
      do { arena = try ArenaHandle() } catch { throw .arena(error) }
    }
    let flags = relubench_je_flags(
      UInt32(alignment.trailingZeroBitCount), zeroed, arena.map { Int64($0.index) } ?? -1)
    guard let start = relubench_je_mallocx(bytes, flags) else {
      throw .outOfMemory(bytes: bytes, alignment: alignment)
    }
    if placement.hugePages {
      do throws(AllocationError) {
        try HugePages.advise(start, bytes: bytes)
      } catch {
        relubench_je_sdallocx(start, bytes, flags)
        throw error
      }
    }
    self.start = start
    self.size = bytes
    self.flags = flags
    self.arena = arena
    self.region = nil
    self.reservedBytes = relubench_je_nallocx(bytes, flags)
    self.address = start + placement.offset
  }

  private init(
    carving bytes: Int, _ alignment: Int, _ zeroed: Bool, from region: SharedRegion, offset: Int
  ) throws(AllocationError) {
    guard let start = region.carve(bytes, alignment: alignment) else {
      throw .outOfMemory(bytes: bytes, alignment: alignment)
    }
    // The process on the other side, or a buffer of before, may have left something.
    if zeroed { start.initializeMemory(as: UInt8.self, repeating: 0, count: bytes) }
    self.start = start
    self.size = bytes
    self.flags = 0
    self.arena = nil
    self.region = region
    self.reservedBytes = bytes
    self.address = start + offset
  }

  deinit {
    if region == nil { relubench_je_sdallocx(start, size, flags) }
  }

  /// Size of the request in bytes, never 0: `mallocx` leaves a request for nothing undefined.
  private static func byteCount(
    _ count: Int, _ stride: Int, _ elementAlignment: Int, _ placement: JemallocPlacement
  ) throws(AllocationError) -> Int {
    guard count >= 0 else { throw .negativeCount(count) }
    guard placement.alignment >= elementAlignment, placement.alignment.nonzeroBitCount == 1 else {
      throw .invalidAlignment(placement.alignment, elementAlignment: elementAlignment)
    }
    guard placement.offset >= 0, placement.offset % elementAlignment == 0 else {
      throw .invalidOffset(placement.offset, elementAlignment: elementAlignment)
    }
    let (product, overflow) = count.multipliedReportingOverflow(by: stride)
    let (sum, sumOverflow) = product.addingReportingOverflow(
      placement.offset + (count > 0 ? placement.spareBytes : 0))
    let whole = placement.hugePages ? HugePages.roundedUp(max(sum, 1)) : max(sum, 1)
    guard !overflow, !sumOverflow, let whole else {
      throw .sizeOverflow(count: count, stride: stride)
    }
    return whole
  }
}
