// Records that verbs read: errors with the exit status they deserve.

import BenchmarkKit
import BenchmarkSuites
import SystemPackage

/// Reads the records that a command line names.
enum RecordInput {
  /// The record in a file.
  ///
  /// - Throws: An `ExitCode` after the reason was printed: `badData` for a file that is no record,
  ///   `failure` for one that cannot be opened.
  static func read(_ path: String) throws -> Record {
    do {
      return try Record.read(from: FilePath(path))
    } catch {
      switch error {
      case .unreadable: throw ExitStatus.failure.reporting(error)
      // These name the place but not the file.
      case .nonFinite, .duplicateBenchmark:
        Terminal.complain("relubench: '\(path)': \(error)")
        throw ExitStatus.badData.exitCode
      default: throw ExitStatus.badData.reporting(error)
      }
    }
  }
}

/// A margin that an option gives in percent.
struct Margin {
  /// 0.02 for 2 %.
  let fraction: Double

  /// - Throws: `OptionError.outOfRange` unless between 0 and 1000.
  init(percent: Double) throws(OptionError) {
    guard (0...1000).contains(percent) else {
      throw .outOfRange(option: "--margin", value: "\(percent)", allowed: "0 to 1000 percent")
    }
    fraction = percent / 100
  }
}
