// Another program: started, spoken with in lines, and ended whatever it thinks of that.

import Foundation
import SystemPackage

/// A process that is asked on its standard input and answers on its standard output.
package final class ChildProcess {
  /// Its input and output.
  package let channel: LineChannel

  private let process = Process()
  private let complaints = try? ErrorFile()

  /// Starts `path`.
  ///
  /// - Parameters:
  ///   - path: The executable.
  ///   - arguments: Without the executable.
  ///   - environment: All of it.
  /// - Throws: `Errno`, and Foundation's errors.
  package init(path: String, arguments: [String], environment: [String: String]) throws {
    let requests = try FileDescriptor.pipe()
    let answers: (readEnd: FileDescriptor, writeEnd: FileDescriptor)
    do { answers = try FileDescriptor.pipe() } catch {
      try? requests.readEnd.close()
      try? requests.writeEnd.close()
      throw error
    }
    channel = LineChannel(reading: answers.readEnd, writing: requests.writeEnd)
    defer {
      try? requests.readEnd.close()
      try? answers.writeEnd.close()
    }
    // An end that another child inherited would keep this one from seeing the end of its input.
    try answers.readEnd.closeOnExecution()
    try requests.writeEnd.closeOnExecution()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment
    process.standardInput = FileHandle(fileDescriptor: requests.readEnd.rawValue)
    process.standardOutput = FileHandle(fileDescriptor: answers.writeEnd.rawValue)
    process.standardError =
      complaints.map { FileHandle(fileDescriptor: $0.descriptor.rawValue) }
      ?? FileHandle.nullDevice
    try process.run()
  }

  deinit { end() }

  /// Its number.
  package var id: Int32 { process.processIdentifier }

  /// Ends it at once, with what it has started as far as that stayed in its group.
  ///
  /// Not by a signal that it could ignore: it holds nothing that would need an orderly end.
  package func end() {
    guard process.isRunning else { return }
    // On Linux Foundation gives each process a group of its own; on Darwin there is none of that
    // number.
    if kill(-process.processIdentifier, SIGKILL) != 0 {
      _ = kill(process.processIdentifier, SIGKILL)
    }
    // Its memory takes a moment to go, in which nothing should be timed.
    _ = hasEnded(within: .milliseconds(200))
  }
}

extension ChildProcess {
  /// The status that it ended with; nil where it has not, or was ended by a signal.
  var exitStatus: Int32? {
    process.isRunning || process.terminationReason != .exit ? nil : process.terminationStatus
  }

  /// How it ended, and the last line of its complaints; it is ended if it does not by itself.
  package func lastWords() -> String {
    // Closed output does not mean that it has ended. On Linux one that has also counts as running
    // for as long as something that it started is.
    let isForced = !hasEnded(within: .seconds(1))
    if isForced { end() }
    guard hasEnded(within: .seconds(10)) else { return "gave no answer and cannot be ended" }
    let how =
      switch (process.terminationReason, process.terminationStatus) {
      case (.exit, let status): "ended with status \(status)"
      case (_, SIGKILL) where isForced: "gave no answer and did not end"
      case (_, let signal): "was ended by signal \(signal)"
      }
    return complaints?.lastLine.map { "\(how): \($0)" } ?? how
  }

  /// Waits, but not for long: `waitUntilExit` has no limit.
  private func hasEnded(within patience: Duration) -> Bool {
    let deadline = ContinuousClock.now + patience
    while process.isRunning {
      guard ContinuousClock.now < deadline else { return false }
      Thread.sleep(forTimeInterval: 0.002)
    }
    return true
  }
}

extension FileDescriptor {
  /// Keeps the descriptor from programs that this one starts.
  fileprivate func closeOnExecution() throws {
    guard fcntl(rawValue, F_SETFD, FD_CLOEXEC) == 0 else { throw Errno(rawValue: errno) }
  }
}
