// Where a buffer shall lie: alignment, offset, arena, huge pages.

/// What is asked of a buffer's address and of the memory under it.
///
/// Placement is part of what is measured: a buffer that is written slightly above one that is read,
/// modulo 4096, stalls the loads, because x86 CPUs compare the low 12 bits of a load's address with
/// those of earlier stores (Intel's optimization manual, "4K aliasing"); equal addresses are
/// harmless. And jemalloc on its own starts a large allocation at a different cache line each time.
public struct JemallocPlacement: Sendable {
  /// Bytes; a power of two, at least the alignment of the element.
  public var alignment: Int
  /// Bytes from an aligned address to the first element; a multiple of the element's alignment.
  public var offset: Int
  /// Whether the system is asked for huge pages, before the memory is first touched.
  ///
  /// The allocation then starts at a multiple of 2 MiB, has whole huge pages to itself, and,
  /// without an arena named, an arena of its own: the advice stays with memory when it is freed,
  /// and would otherwise reach buffers that never asked for it. Whether the system follows depends
  /// on `/sys/kernel/mm/transparent_hugepage/enabled`.
  public var hugePages: Bool
  /// Bytes behind the last element that belong to the buffer and hold nothing: for code that reads
  /// whole vectors at the end.
  public var spareBytes: Int
  var arena: ArenaHandle?
  var region: SharedRegion?

  /// A placement `offset` bytes after a multiple of `alignment`, in the thread's usual arena.
  public init(
    alignment: Int = 64, offset: Int = 0, hugePages: Bool = false, spareBytes: Int = 0
  ) {
    self.alignment = alignment
    self.offset = offset
    self.hugePages = hugePages
    self.spareBytes = spareBytes
  }

  /// A placement `offset` bytes after a multiple of `alignment`: `.aligned(4096, plus: 4)`.
  public static func aligned(_ alignment: Int, plus offset: Int = 0) -> Self {
    Self(alignment: alignment, offset: offset)
  }

  /// The same placement with its memory taken from `arena`.
  public func inside(_ arena: borrowing JemallocArena) -> Self {
    var copy = self
    copy.arena = arena.handle
    return copy
  }

  /// The same placement with its memory carved from `region`, which is not jemalloc's: the way for
  /// two processes to work on the same memory.
  ///
  /// Such memory has the pages that the region's file has, whatever is asked for.
  public func inside(_ region: SharedRegion) -> Self {
    var copy = self
    copy.region = region
    return copy
  }

  /// The same placement with huge pages asked for.
  public func onHugePages() -> Self {
    var copy = self
    copy.hugePages = true
    return copy
  }
}
