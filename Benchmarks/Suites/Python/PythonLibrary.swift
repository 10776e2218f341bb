// A Python library, which is there or not, in one process for the whole run.

import Synchronization

/// How a Python interpreter is started.
package struct PythonCommand: Sendable {
  /// The interpreter.
  package var path: String
  /// What it runs: the program that comes with the executable.
  package var source = String(decoding: PackageResources.python_peer_py, as: UTF8.self)
  /// How long an answer may take.
  ///
  /// To import a library from a cold disk takes a minute.
  package var patienceSeconds = 120
  /// Elements that go there or back at once: few enough to take little memory.
  package var windowCount = 4 << 20

  /// The program as it is, run by `path`.
  package init(path: String) { self.path = path }
}

/// A Python library in a process of its own, so that its threads and those of others do not meet.
///
/// The process starts when it is first needed, stays for all groups of a run, idle while it is not
/// asked, and ends with this one. Once it has failed it is not started again.
package final class PythonLibrary: Sendable {
  /// Its name in ids, and for the program.
  package let name: String

  private enum State {
    case unused
    case running(PythonProcess)
    case failed(KernelFailure)
  }

  private let command: PythonCommand
  private let state = Mutex(State.unused)

  /// Names a library; nothing is started yet.
  package init(_ name: String, by command: PythonCommand) {
    self.name = name
    self.command = command
  }
}

extension PythonLibrary {
  /// Why it cannot be used; nil where it can, or has not been tried.
  var failure: KernelFailure? {
    state.withLock { if case .failed(let failure) = $0 { failure } else { nil } }
  }

  /// Its version; nil where it does not run.
  var version: String? {
    state.withLock { if case .running(let process) = $0 { process.version } else { nil } }
  }

  /// The number of its process; nil where it does not run.
  var processID: Int32? {
    state.withLock { if case .running(let process) = $0 { process.id } else { nil } }
  }

  /// Speaks with the process, which is started if need be and ended at the first failure.
  ///
  /// One caller at a time.
  func use<Value: Sendable>(
    _ body: (PythonProcess) throws(KernelFailure) -> Value
  ) throws(KernelFailure) -> Value {
    try state.withLock { state throws(KernelFailure) in
      do throws(KernelFailure) {
        let process: PythonProcess
        switch state {
        case .failed(let failure): throw failure
        case .running(let running): process = running
        case .unused:
          process = try PythonProcess(name, by: command)
          state = .running(process)
        }
        return try body(process)
      } catch {
        if case .running(let process) = state { process.end() }
        state = .failed(error)
        throw error
      }
    }
  }
}
