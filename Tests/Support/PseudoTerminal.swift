// A terminal that a test reads the screen of.

import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Both ends of a pseudo-terminal.
public struct PseudoTerminal: ~Copyable {
  private let controller: CInt
  /// The end that a command takes for a terminal.
  public let terminal: CInt

  /// Opens a terminal of so many columns.
  ///
  /// - Throws: `CommandFailure` where the system has none to give.
  public init(columns: UInt16 = 100) throws {
    var size = winsize(ws_row: 50, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard let (controller, terminal) = Self.open(),
      ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0
    else { throw CommandFailure("the system gives no pseudo-terminal") }
    (self.controller, self.terminal) = (controller, terminal)
    _ = fcntl(controller, F_SETFD, FD_CLOEXEC)
    _ = fcntl(controller, F_SETFL, O_NONBLOCK)
  }

  /// Runs `body`, and returns all that is written to the terminal until it ends.
  public func transcript(of body: @escaping @Sendable () async throws -> Void) async throws
    -> String
  {
    let controller = controller
    let flag = Flag()
    return try await withThrowingTaskGroup(of: String.self) { group in
      group.addTask {
        defer { flag.isRaised.store(true, ordering: .sequentiallyConsistent) }
        try await body()
        return ""
      }
      // A terminal holds little: whoever writes more waits until somebody reads.
      group.addTask {
        var text: [UInt8] = []
        while true {
          // Looked at first, so that what was written before the end is read after it.
          let isLast = flag.isRaised.load(ordering: .sequentiallyConsistent)
          Self.drain(controller, into: &text)
          if isLast { return String(decoding: text, as: UTF8.self) }
          try await Task.sleep(for: .milliseconds(2))
        }
      }
      return try await group.reduce("", +)
    }
  }

  private static func drain(_ descriptor: CInt, into text: inout [UInt8]) {
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { chunk in
      while case let count = read(descriptor, chunk.baseAddress, chunk.count), count > 0 {
        text += chunk[..<count]
      }
    }
  }

  deinit {
    close(terminal)
    close(controller)
  }
}

/// Says from one task to another that it is done.
private final class Flag: Sendable {
  let isRaised = Atomic(false)
}
