// A workload's placement as the allocator takes it.

import JemallocMemory

/// Where the buffers of one workload come from.
struct BufferPlacement {
  /// For x, dy and what is copied from them.
  let source: JemallocPlacement
  /// For outputs.
  let destination: JemallocPlacement
  /// For outputs that come and go: never in shared memory, which takes nothing back.
  let passing: JemallocPlacement

  /// Bytes that other libraries may read behind an input: XNNPACK reads whole vectors (`XNN_EXTRA_BYTES`
  /// in xnnpack.h).
  static let readBehindInputs = 16

  /// Translates a placement.
  ///
  /// Buffers on huge pages share an arena of their own, which lives as long as they do: left to
  /// themselves each would create one, and a fresh output inside the timed region.
  ///
  /// - Parameters:
  ///   - placement: Where the buffers shall lie.
  ///   - region: Shared memory to carve them from; nil for memory of jemalloc's.
  /// - Throws: `AllocationError` where there is no arena to be had.
  init(_ placement: Placement, in region: SharedRegion? = nil) throws(AllocationError) {
    var source = JemallocPlacement(
      alignment: placement.pageBytes, offset: placement.sourceOffset,
      hugePages: placement.hugePages, spareBytes: Self.readBehindInputs)
    var destination = JemallocPlacement(
      alignment: placement.pageBytes, offset: placement.destinationOffset,
      hugePages: placement.hugePages)
    if placement.hugePages {
      do throws(MallctlError) {
        let arena = try JemallocArena()
        source = source.inside(arena)
        destination = destination.inside(arena)
      } catch { throw .arena(error) }
    }
    passing = destination
    self.source = region.map { source.inside($0) } ?? source
    self.destination = region.map { destination.inside($0) } ?? destination
  }
}
