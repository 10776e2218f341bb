// Everything that can go wrong with a record, in words a user can act on.

public import SystemPackage

/// A failure to write, encode or read a record.
public enum RecordError: Error, Sendable, Equatable {
  /// The path is taken; nothing is ever overwritten.
  case alreadyExists(FilePath)
  /// The folder the record should go to does not exist.
  case directoryMissing(FilePath, directory: FilePath)
  /// The system refuses to write there.
  case unwritable(FilePath, Errno)
  /// The disk, the quota or the file-size limit is exhausted.
  case diskFull(FilePath, Errno)
  /// A number is NaN or infinite; JSON has no such thing.
  case nonFinite(field: String)
  /// Two benchmarks of one record have the same identity.
  case duplicateBenchmark(String)
  /// Nobody reads from the pipe.
  case noReader(FilePath)
  /// The file cannot be read.
  case unreadable(FilePath, Errno)
  /// The path is a folder, a pipe or a device.
  case notAFile(FilePath)
  /// The file is larger than any record.
  case tooLarge(FilePath, limit: Int)
  /// The file ends before the record does.
  case truncated(FilePath, line: Int)
  /// The record was written by another version of the schema.
  case unknownSchemaVersion(FilePath, found: Int)
  /// The file is no `kind`, such as a record; `place` is the coding path or the line.
  case malformed(FilePath, place: String, problem: String, kind: String = "record")
}

extension RecordError: CustomStringConvertible {
  /// One sentence with the file, the reason, and where there is one the way out.
  public var description: String {
    switch self {
    case .alreadyExists(let path):
      "'\(path)' exists already and nothing is ever overwritten; name another file or move it away"
    case .directoryMissing(let path, let directory):
      "cannot create '\(path)': the folder '\(directory)' does not exist; create it first"
    case .unwritable(let path, let errno):
      "cannot write '\(path)': \(errno)"
    case .diskFull(let path, let errno):
      """
      no room to write '\(path)': \(errno); what was on disk before is intact, free some space \
      or name a file on another disk
      """
    case .noReader(let path):
      "nobody reads from the pipe '\(path)'; start its reader first"
    case .nonFinite(let field):
      "the number at '\(field)' is NaN or infinite, which a record cannot hold"
    case .duplicateBenchmark(let name):
      "the record holds the benchmark '\(name)' twice"
    case .unreadable(let path, let errno):
      "cannot read '\(path)': \(errno)"
    case .notAFile(let path):
      "'\(path)' is a folder, a pipe or a device; a record is a file"
    case .tooLarge(let path, let limit):
      "'\(path)' is larger than \(Quantity.bytes(limit)), which no record is"
    case .truncated(let path, let line):
      "'\(path)' ends in line \(line), before the record does; it was cut off or never whole"
    case .unknownSchemaVersion(let path, let found):
      """
      '\(path)' follows schema version \(found), this build reads version \
      \(Record.currentSchemaVersion); use the relubench that wrote it
      """
    case .malformed(let path, let place, let problem, let kind):
      "'\(path)' is not a \(kind): at \(place): \(problem)"
    }
  }
}

extension RecordError {
  /// The failure that `errno` means for writing `path`.
  init(writing path: FilePath, _ errno: Errno) {
    switch errno {
    case .fileExists:
      self = .alreadyExists(path)
    case .noSuchFileOrDirectory where !path.folder.exists:
      self = .directoryMissing(path, directory: path.folder)
    case .noSpace, .diskQuotaExceeded, .fileTooLarge:
      self = .diskFull(path, errno)
    default:
      self = .unwritable(path, errno)
    }
  }
}

extension FilePath {
  /// The folder a file lies in; `.` for a bare name.
  var folder: FilePath {
    let parent = removingLastComponent()
    return parent.isEmpty ? "." : parent
  }

  /// Whether there is something.
  ///
  /// Some folders, such as /proc, say of a file they refuse to create that it does not exist.
  fileprivate var exists: Bool {
    (try? FileDescriptor.open(self, .readOnly).close()) != nil
  }
}
