// The exit statuses that scripts rely on.

import ArgumentParser

/// Why the process ends, as its exit status.
enum ExitStatus: Int32 {
  case success = 0
  /// Something failed: a file, memory, the disk.
  case failure = 1
  /// Something became slower.
  case regression = 2
  /// Whether something became slower could not be found out.
  case undecided = 3
  /// A measurement that must not be believed, such as one of a debug build.
  case invalidMeasurement = 4
  /// Nothing was measured or checked at all.
  case nothingMeasured = 5
  /// A kernel gave a wrong answer.
  case wrongAnswer = 6
  /// The command line asks for something that does not exist.
  case usage = 64
  /// A data file cannot be read as what it claims to be.
  case badData = 65

  /// The error that ends a command with this status, after its message has been printed.
  var exitCode: ExitCode { ExitCode(rawValue) }
}

extension ExitStatus {
  /// Prints the message of `error` and returns the error that ends the command.
  func reporting(_ error: some Error) -> ExitCode {
    Terminal.complain("relubench: \(error)")
    return exitCode
  }
}
