// A pipe that nobody reads: whoever writes to it waits for ever.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A pipe without room for another byte.
public struct FullPipe: ~Copyable {
  /// The end to read from, in the end.
  public let readEnd: CInt
  /// The end to give to a command as its standard output.
  public let writeEnd: CInt

  /// Opens and fills a pipe.
  ///
  /// - Throws: `CommandFailure` where the system has none to give.
  public init() throws {
    var ends: (CInt, CInt) = (-1, -1)
    let status = withUnsafeMutablePointer(to: &ends) {
      $0.withMemoryRebound(to: CInt.self, capacity: 2) { pipe($0) }
    }
    guard status == 0 else { throw CommandFailure("the system gives no pipe") }
    (readEnd, writeEnd) = ends
    _ = fcntl(readEnd, F_SETFD, FD_CLOEXEC)
    // For filling only: the command would inherit it and see an error of write.
    _ = fcntl(writeEnd, F_SETFL, O_NONBLOCK)
    let bytes = [UInt8](repeating: 0, count: 4096)
    for size in [4096, 1] {
      while write(writeEnd, bytes, size) > 0 {}
    }
    _ = fcntl(writeEnd, F_SETFL, 0)
    _ = fcntl(readEnd, F_SETFL, O_NONBLOCK)
  }

  /// Takes out of a pipe what is in it.
  public static func drain(_ readEnd: CInt, into text: inout String) {
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { chunk in
      while case let count = read(readEnd, chunk.baseAddress, chunk.count), count > 0 {
        text += String(decoding: chunk[..<count], as: UTF8.self)
      }
    }
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }
}
