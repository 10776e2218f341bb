// Records that verbs read: errors with the exit status they deserve.

import ArgumentParser
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
    do { return try Record.read(from: FilePath(path)) } catch { throw reporting(error, of: path) }
  }

  /// Prints why a file cannot be used and returns the error that ends the command.
  static func reporting(_ error: RecordError, of path: String) -> ExitCode {
    switch error {
    case .unreadable: return ExitStatus.failure.reporting(error)
    // These name the place but not the file.
    case .nonFinite, .duplicateBenchmark:
      Terminal.complain("relubench: '\(path)': \(error)")
      return ExitStatus.badData.exitCode
    default: return ExitStatus.badData.reporting(error)
    }
  }
}

extension RecordInput {
  /// Says so where a record is not whole: what it lacks was not looked at, whatever comes out.
  static func remarkIfUnfinished(_ record: Record, _ path: String, _ talk: OutputOptions) {
    let state: String? =
      switch record.command.state {
      case .complete: nil
      case .interrupted: "was interrupted"
      case .running: "is still running, or was killed"
      }
    guard let state else { return }
    talk.remark(
      "warning: '\(path)' is the record of a run that \(state); what it did not get to is missing")
  }

  /// Whether two operands are records and not executables.
  ///
  /// - Throws: An `ExitCode` after the reason was printed, where one is and the other is not.
  static func areRecords(_ first: String, _ second: String) throws -> Bool {
    let kinds = [first, second].map(isRecord)
    guard kinds[0] == kinds[1] else {
      let record = kinds[0] ? first : second
      Terminal.complain(
        "relubench: '\(record)' is a record and '\(kinds[0] ? second : first)' is none; "
          + "give two executables or two records")
      throw ExitStatus.usage.exitCode
    }
    return kinds[0]
  }

  /// Whether a file begins as a record does, or as one might that was damaged.
  private static func isRecord(_ path: String) -> Bool {
    guard let file = try? FileDescriptor.open(FilePath(path), .readOnly, options: .nonBlocking)
    else { return path.hasSuffix(".json") }
    defer { try? file.close() }
    var bytes = [UInt8](repeating: 0, count: 4)
    guard let status = try? Stat(file), status.type == .regular,
      let count = try? bytes.withUnsafeMutableBytes({ try file.read(into: $0) })
    else { return path.hasSuffix(".json") }
    return TextEncoding.beginsLikeJSON(bytes.prefix(count))
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
