// What standard output and standard error are connected to.

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

  /// Whether the user's environment lets programs colour: see no-color.org; a terminal called
  /// `dumb` shows the codes as text.
  static var showsColour: Bool {
    let noColor = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    return !noColor && getenv("TERM").map { strcmp($0, "dumb") != 0 } ?? false
  }

  /// Columns of the terminal that standard error is connected to; 80 where it does not say.
  static var errorColumns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Sends what was printed on its way, so that remarks on standard error come after it.
  ///
  /// - Returns: Whether it got there; a full disk may not have taken it.
  static func flushOutput() -> Bool { fflush(stdout) == 0 && ferror(stdout) == 0 }

  /// Writes to standard error, past any buffer.
  static func writeError(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      // Nothing useful can be done where even the error stream fails.
      _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count)
    }
  }

  /// Writes a line to standard error.
  static func complain(_ line: String) { writeError(line + "\n") }
}
