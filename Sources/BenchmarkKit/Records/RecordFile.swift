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
/// or a power cut at any moment leaves the file as it was before the step or as it is after it.
public struct RecordFile: ~Copyable {
  /// Where the record is.
  public let path: FilePath
  private var command: CommandRecord
  private var document: RecordDocument
  private let calls: FileCalls

  /// Creates the file with a header and no benchmarks.
  ///
  /// - Throws: `RecordError`: `alreadyExists`, `directoryMissing`, `unwritable`, `diskFull`,
  ///   `nonFinite`. After an error there is no file.
  public init(
    creating path: FilePath, environment: Environment, command: CommandRecord
  ) throws(RecordError) {
    try self.init(creating: path, environment: environment, command: command, calls: .system)
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
    self.path = path
    self.command = command
    self.document = document
    self.calls = calls
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
  }

  private func write() throws(RecordError) {
    do {
      try calls.replace(path, with: document.bytes)
    } catch {
      throw RecordError(writing: path, error)
    }
  }
}
