// Another program: started, spoken with in lines, and ended whatever it thinks of that.

import CProcessorProbe
package import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A process that is asked on its standard input and answers on its standard output.
///
/// Not Foundation's, which on Linux starts nothing where there is no /proc, and takes a process for
/// running as long as anything that it has started.
package final class ChildProcess {
  /// Its input and output.
  package let channel: LineChannel
  /// Its number.
  package let id: Int32

  private let complaints = try? ErrorFile()
  /// How it ended, once that is known.
  private var ending: relubench_child?
  /// Whether its number may be another's by now.
  private var isForgotten = false

  /// Starts `path`, in a process group of its own.
  ///
  /// - Parameters:
  ///   - path: The executable.
  ///   - arguments: Without the executable.
  ///   - environment: All of it.
  /// - Throws: `Errno` with the system's reason.
  package init(
    path: String, arguments: [String], environment: [String: String]
  ) throws(Errno) {
    let requests = try Self.pipe()
    let answers: (readEnd: FileDescriptor, writeEnd: FileDescriptor)
    do throws(Errno) { answers = try Self.pipe() } catch {
      try? requests.readEnd.close()
      try? requests.writeEnd.close()
      throw error
    }
    channel = LineChannel(reading: answers.readEnd, writing: requests.writeEnd)
    defer {
      try? requests.readEnd.close()
      try? answers.writeEnd.close()
    }
    // An end that another child inherited would keep this one from seeing the end of its input. The
    // child gets copies of its own ends, which are open.
    for end in [requests.readEnd, requests.writeEnd, answers.readEnd, answers.writeEnd] {
      try end.closeOnExecution()
    }
    let errors = complaints?.descriptor.rawValue ?? -1
    var child: Int32 = 0
    let status = CStrings.with([path] + arguments) { arguments in
      CStrings.with(environment.map { "\($0)=\($1)" }) { environment in
        relubench_start_child(
          path, arguments, environment, requests.readEnd.rawValue, answers.writeEnd.rawValue,
          errors, &child)
      }
    }
    id = child
    guard status == 0 else {
      isForgotten = true
      throw Errno(rawValue: status)
    }
  }

  deinit { end() }

  /// Ends it at once, with what it has started as far as that stayed in its group.
  ///
  /// Not by a signal that it could ignore: it holds nothing that would need an orderly end.
  package func end() {
    guard !isForgotten else { return }
    // Until it is waited for nobody else gets its number, nor its group's.
    if kill(-id, SIGKILL) != 0 { _ = kill(id, SIGKILL) }
    // Its memory takes a moment to go, in which nothing should be timed.
    guard hasEnded(within: .milliseconds(200)) else { return }
    relubench_forget_child(id)
    isForgotten = true
  }
}

extension ChildProcess {
  /// The status that it ended with; nil where it has not, or was ended by a signal.
  var exitStatus: Int32? {
    guard hasEnded, let ending, ending.signal == 0 else { return nil }
    return ending.status
  }

  /// How it ended, and the last line of its complaints; it is ended if it does not by itself.
  package func lastWords() -> String {
    // Closed output does not mean that it has ended.
    let isForced = !hasEnded(within: .seconds(1))
    if isForced { end() }
    guard hasEnded(within: .seconds(10)), let ending else {
      return "gave no answer and cannot be ended"
    }
    let how =
      switch ending.signal {
      case 0: "ended with status \(ending.status)"
      case SIGKILL where isForced: "gave no answer and did not end"
      case let signal: "was ended by signal \(signal)"
      }
    return complaints?.lastLine.map { "\(how): \($0)" } ?? how
  }

  private var hasEnded: Bool {
    if ending == nil {
      let child = relubench_look_at_child(id)
      if child.has_ended != 0 { ending = child }
    }
    return ending != nil
  }

  private func hasEnded(within patience: Duration) -> Bool {
    let deadline = ContinuousClock.now + patience
    while !hasEnded {
      guard ContinuousClock.now < deadline else { return false }
      usleep(2000)
    }
    return true
  }

  private static func pipe() throws(Errno) -> (readEnd: FileDescriptor, writeEnd: FileDescriptor) {
    do { return try FileDescriptor.pipe() } catch { throw Errno(catching: error) }
  }
}

extension FileDescriptor {
  /// Keeps the descriptor from programs that this one starts.
  fileprivate func closeOnExecution() throws(Errno) {
    guard fcntl(rawValue, F_SETFD, FD_CLOEXEC) == 0 else { throw Errno(rawValue: errno) }
  }
}

/// Strings as C passes a list of them: pointers, the last of them null.
private enum CStrings {
  static func with<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    // A list that ends with null has an element, and so an address.
    return copies.withUnsafeBufferPointer { body($0.baseAddress.unsafelyUnwrapped) }
  }
}
