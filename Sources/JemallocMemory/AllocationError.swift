// Why a buffer could not be had, in words that say what to change.

/// A buffer could not be allocated as asked.
public enum AllocationError: Error, Hashable, CustomStringConvertible {
  /// The element count is below zero.
  case negativeCount(Int)
  /// `count` elements of `stride` bytes, with the offset, are more bytes than addresses tell apart.
  case sizeOverflow(count: Int, stride: Int)
  /// The alignment is not a power of two or is below the element's own.
  case invalidAlignment(Int, elementAlignment: Int)
  /// The offset is below zero or no multiple of the element's alignment.
  case invalidOffset(Int, elementAlignment: Int)
  /// The machine, or the memory limit this process runs under, is smaller than the buffer.
  case exceedsMemory(bytes: Int, alignment: Int, limit: Int)
  /// jemalloc got no memory from the system.
  case outOfMemory(bytes: Int, alignment: Int)
  /// The system did not accept the advice to use huge pages; `code` is its `errno` value.
  case hugePagesRefused(bytes: Int, code: Int32)
  /// This platform lets no program ask for huge pages.
  case hugePagesUnsupported(bytes: Int)
  /// The arena that the buffer needs could not be created.
  case arena(MallctlError)

  /// One sentence with the request, the reason, and where there is one the way out.
  public var description: String {
    switch self {
    case .negativeCount(let count):
      "cannot allocate \(count) elements: a count is 0 or more"
    case .sizeOverflow(let count, let stride):
      "cannot allocate \(count) elements of \(stride) bytes: the size in bytes overflows"
    case .invalidAlignment(let alignment, let elementAlignment):
      "cannot align a buffer to \(alignment) bytes: an alignment is a power of two"
        + " and at least that of the element, \(elementAlignment)"
    case .invalidOffset(let offset, let elementAlignment):
      "cannot place a buffer \(offset) bytes after an aligned address:"
        + " an offset is 0 or a positive multiple of the element's alignment, \(elementAlignment)"
    case .exceedsMemory(let bytes, let alignment, let limit):
      Self.request(bytes, alignment) + "this process has \(ByteCount.text(limit)) of memory at most"
    case .outOfMemory(let bytes, let alignment):
      Self.request(bytes, alignment) + "the system has no more memory to give"
    case .hugePagesRefused(let bytes, let code):
      "cannot place \(bytes) bytes (\(ByteCount.text(bytes))) on huge pages: the system refused"
        + " the advice (errno \(code)); is transparent_hugepage built into this kernel?"
    case .hugePagesUnsupported(let bytes):
      "cannot place \(bytes) bytes (\(ByteCount.text(bytes))) on huge pages:"
        + " only Linux lets a program ask for them"
    case .arena(let error):
      "cannot create an arena for the buffer: \(error)"
    }
  }

  private static func request(_ bytes: Int, _ alignment: Int) -> String {
    "cannot allocate \(bytes) bytes (\(ByteCount.text(bytes))) aligned to \(alignment): "
  }
}
