// An arena of one's own: memory that mixes with nobody else's and leaves with its owner.

/// A jemalloc arena, separate from the ones that serve the rest of the process.
///
/// Buffers placed in it are neither taken from nor returned to memory that other code has used, nor
/// do they pass through a thread cache. The arena, with all its memory, is returned to the system
/// once this value and the last buffer in it are gone, so no buffer can outlive its arena.
public struct JemallocArena: ~Copyable {
  let handle: ArenaHandle

  /// Creates an arena; throws `MallctlError` where jemalloc has no more to give.
  public init() throws(MallctlError) {
    handle = try ArenaHandle()
  }

  /// The arena's number among all of jemalloc's.
  public var index: UInt32 { handle.index }
}

/// Shared ownership of an arena, by its `JemallocArena` and by each buffer in it.
final class ArenaHandle: Sendable {
  let index: UInt32

  init() throws(MallctlError) {
    index = try Mallctl.unsigned("arenas.create")
  }

  deinit {
    do {
      try Mallctl.run("arena.\(index).destroy")
    } catch {
      // Nobody else can have destroyed it: going on would hide a double release.
      preconditionFailure("\(error)")
    }
  }
}
