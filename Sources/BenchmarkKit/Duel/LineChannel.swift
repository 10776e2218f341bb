// Lines to and from another process, over two descriptors.

package import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writes and reads lines, blocking; owns both descriptors.
package final class LineChannel {
  private let input: FileDescriptor
  private let output: FileDescriptor
  private var buffer: [UInt8] = []
  /// Where the next line starts in `buffer`.
  private var position = 0

  /// More than any line of the protocol; a stream without line ends is not read into memory.
  private static let longestLine = 64 << 20

  /// A channel that reads from `input` and writes to `output`.
  init(reading input: FileDescriptor, writing output: FileDescriptor) {
    self.input = input
    self.output = output
  }

  deinit {
    try? input.close()
    try? output.close()
  }

  /// Sends a line.
  ///
  /// - Throws: `Errno`, `.brokenPipe` where nobody listens any more (with SIGPIPE ignored).
  package func write(_ line: String) throws(Errno) {
    do {
      try output.writeAll((line + "\n").utf8)
    } catch {
      throw Errno(catching: error)
    }
  }

  /// The next line without its end; nil at the end of the stream, for a line without an end, for
  /// one beyond any sense, or where nothing comes for `seconds`.
  package func read(within seconds: Int) -> String? {
    // For the whole line: one that trickles in would never be late otherwise.
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      if let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: buffer[position..<end], as: UTF8.self)
        position = end + 1
        if position == buffer.count {
          buffer.removeAll(keepingCapacity: true)
          position = 0
        }
        return line
      }
      guard buffer.count < Self.longestLine, fill(until: deadline) else { return nil }
    }
  }

  private func fill(until deadline: ContinuousClock.Instant) -> Bool {
    var request = pollfd(fd: input.rawValue, events: Int16(POLLIN), revents: 0)
    var ready: Int32
    // A signal is only noted; whoever asked looks at it after the answer.
    repeat {
      let left = max(.zero, deadline - ContinuousClock.now)
      ready = poll(&request, 1, Int32(clamping: Int64(left / .milliseconds(1))))
    } while ready < 0 && errno == EINTR
    guard ready > 0 else { return false }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = try? chunk.withUnsafeMutableBytes { try input.read(into: $0) }
    guard let count, count > 0 else { return false }
    buffer += chunk[..<count]
    return true
  }
}
