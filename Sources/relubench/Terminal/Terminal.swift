// What standard output and standard error are connected to.

import BenchmarkKit

// `stdout` is a C variable that nobody changes; `preconcurrency` says so.
#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// Facts about the terminal, if there is one.
enum Terminal {
  /// Whether standard output is a terminal: only then is it coloured.
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether standard error is a terminal: only then does progress move on it.
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether terminals obey escape codes, as far as the environment knows: one called `dumb`, or by
  /// no name, shows them as text.
  static var obeysEscapes: Bool {
    variable("TERM").map { $0 != "dumb" } ?? false
  }

  /// Whether the user's environment lets programs colour: see no-color.org.
  static var showsColour: Bool { variable("NO_COLOR") == nil && obeysEscapes }

  /// Columns of a line of results: those of the terminal that standard output is, else what the
  /// variable COLUMNS says, else 100.
  ///
  /// Never fewer than the numbers of a table take.
  static var outputColumns: Int {
    let columns =
      columns(of: STDOUT_FILENO) ?? variable("COLUMNS").flatMap { Int($0) }.flatMap {
        $0 > 0 ? $0 : nil
      }
      ?? 100
    return max(columns, TableReport.leastWidth)
  }

  /// Columns of the terminal that standard error is connected to; 80 where it does not say.
  static var errorColumns: Int { columns(of: STDERR_FILENO) ?? 80 }

  private static func columns(of descriptor: CInt) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// An environment variable; nil where it is empty, too.
  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Sends what was printed on its way, so that remarks on standard error come after it.
  static func flushOutput() { fflush(stdout) }

  /// Says so where results did not reach standard output; a full disk may not have taken them.
  ///
  /// Whoever reads from a pipe may stop when it has seen enough: that is no loss.
  ///
  /// - Returns: Whether results were lost.
  @discardableResult
  static func complainOfLostOutput() -> Bool {
    guard fflush(stdout) != 0 || ferror(stdout) != 0, !readerOfOutputHasGone else { return false }
    complain("relubench: cannot write the results to standard output; is its disk full?")
    return true
  }

  /// Whether standard output is a pipe or a socket whose other end is closed.
  private static var readerOfOutputHasGone: Bool {
    var output = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
    // poll reports POLLERR for such a pipe on Linux and POLLHUP on Darwin; for files neither.
    return poll(&output, 1, 0) == 1 && Int32(output.revents) & (POLLERR | POLLHUP) != 0
  }

  /// Writes to standard error, past any buffer.
  static func writeError(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      // Nothing useful can be done where even the error stream fails.
      _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count)
    }
  }

  /// Writes a line to standard error; on a terminal it is broken between words.
  static func complain(_ line: String) {
    writeError((errorIsTerminal ? line.fitted(to: errorColumns) : line) + "\n")
  }
}
