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
  /// Whether two operands are records, which begin with a brace, and not executables.
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

  private static func isRecord(_ path: String) -> Bool {
    guard let file = try? FileDescriptor.open(FilePath(path), .readOnly, options: .nonBlocking)
    else { return path.hasSuffix(".json") }
    defer { try? file.close() }
    var byte: UInt8 = 0
    let count = try? withUnsafeMutableBytes(of: &byte) { try file.read(into: $0) }
    return count == 1 ? byte == UInt8(ascii: "{") : path.hasSuffix(".json")
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
