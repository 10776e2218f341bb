// The record file of a run: complete and valid on disk after every step.

public import SystemPackage

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The file a run leaves behind: a complete, valid record after every call.
///
/// Each step writes a sibling temporary, flushes it and renames it over the file, so that kill -9
/// or a power cut at any moment leaves the file as it was before the step or as it is after it. A pipe
/// or a device cannot be replaced: it gets the record when the command ends.
public struct RecordFile: ~Copyable {
  private enum Place {
    case file(FilePath)
    case stream(OutputStream)
    /// The caller prints it.
    case memory
  }

  private let place: Place
  private var command: CommandRecord
  private var document: RecordDocument
  private let calls: FileCalls

  /// Creates the file with a header and no benchmarks, or opens what is there to be written to.
  ///
  /// - Throws: `RecordError`: `alreadyExists`, `directoryMissing`, `unwritable`, `diskFull`,
  ///   `noReader`, `nonFinite`. After an error there is no file.
  public init(
    _ destination: OutputDestination, environment: Environment, command: CommandRecord
  ) throws(RecordError) {
    if case .file(let path) = destination {
      try self.init(creating: path, environment: environment, command: command, calls: .system)
    } else {
      try self.init(
        try OutputStream(destination).map(Place.stream) ?? .memory,
        RecordDocument(environment: environment, command: command), command, .system)
    }
  }

  private init(
    _ place: Place, _ document: RecordDocument, _ command: CommandRecord, _ calls: FileCalls
  ) {
    self.place = place
    self.document = document
    self.command = command
    self.calls = calls
  }

  /// Creates a file under the first of several names that is free.
  ///
  /// - Parameters:
  ///   - names: Their paths, in the order in which they are tried; at least one.
  ///   - environment: Of the record.
  ///   - command: Of the record.
  /// - Throws: As for a file; `alreadyExists` where none is free.
  public init(
    firstFreeOf names: some Sequence<FilePath>, environment: Environment, command: CommandRecord
  ) throws(RecordError) {
    var taken: RecordError?
    for name in names {
      do throws(RecordError) {
        self = try RecordFile(.file(name), environment: environment, command: command)
        return
      } catch {
        guard case .alreadyExists = error else { throw error }
        taken = taken ?? error
      }
    }
    guard let taken else { preconditionFailure("a file has a name") }
    throw taken
  }

  /// As the public one, with the system calls that may fail given by the caller.
  package init(
    creating path: FilePath, environment: Environment, command: CommandRecord, calls: FileCalls
  ) throws(RecordError) {
    let document = try RecordDocument(environment: environment, command: command)
    do {
      // Takes the name; whoever else wants it, or had it before, wins or loses here and only here.
      try FileDescriptor.open(
        path, .writeOnly, options: [.create, .exclusiveCreate],
        permissions: .ownerReadWriteOthersRead
      ).close()
    } catch {
      throw RecordError(writing: path, Errno(catching: error))
    }
    do {
      try calls.replace(path, with: document.bytes)
    } catch {
      try? calls.remove(path)
      throw RecordError(writing: path, error)
    }
    self.init(.file(path), document, command, calls)
  }

  /// Adds finished benchmarks to the file.
  ///
  /// After a failure to write, the file is as before and the benchmarks are kept: the next call
  /// writes them too (`append([])` tries again). Benchmarks that cannot be encoded are not kept.
  ///
  /// - Throws: `RecordError`: `nonFinite`, `duplicateBenchmark`, `diskFull`, `unwritable`.
  public mutating func append(_ finished: [BenchmarkRecord]) throws(RecordError) {
    try document.append(finished)
    try write()
  }

  /// Notes how noisy the machine is.
  ///
  /// - Throws: `RecordError`: `nonFinite`, `diskFull`, `unwritable`.
  public mutating func note(_ noise: NoiseRecord) throws(RecordError) {
    command.noise = noise
    try document.replace(command)
    try write()
  }

  /// Notes how the command ended, and when.
  ///
  /// - Throws: `RecordError`: `diskFull`, `unwritable`.
  public mutating func finish(
    state: CommandRecord.State, at date: Date = Date()
  ) throws(RecordError) {
    command.end(state, at: date)
    try document.replace(command)
    try write()
    if case .stream(let stream) = place { try stream.write(document.bytes) }
  }

  /// Where the record is; nil where that is no file.
  public var path: FilePath? {
    if case .file(let path) = place { path } else { nil }
  }

  /// The record as it stands.
  public var contents: [UInt8] { document.bytes }

  private func write() throws(RecordError) {
    guard case .file(let path) = place else { return }
    do {
      try calls.replace(path, with: document.bytes)
    } catch {
      throw RecordError(writing: path, error)
    }
  }
}
