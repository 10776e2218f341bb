// The file of a run is a whole record after every step, whatever fails.

import BenchmarkKit
import Synchronization
import SystemPackage
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct RecordFileTests {
  private func names(_ folder: FilePath) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.string).sorted()
  }

  private func create(
    _ path: FilePath, calls: FileCalls = .system
  ) throws(RecordError) -> RecordFile {
    try RecordFile(
      creating: path, environment: Example.environment, command: Example.command, calls: calls)
  }

  /// Writes `limit` bytes, then fails as a disk does: first partly, then with `errno`.
  private func disk(of limit: Int, errno: Errno) -> FileCalls {
    var calls = FileCalls.system
    calls.write = { descriptor, bytes in
      let end = Int(try descriptor.seek(offset: 0, from: .current))
      guard end < limit else { throw errno }
      return try descriptor.write(
        UnsafeRawBufferPointer(rebasing: bytes.prefix(min(limit - end, 100))))
    }
    return calls
  }

  @Test func fileIsARecordAfterEveryStep() throws {
    try TemporaryFolder.with { folder throws in
      let path = folder.appending("record.json")
      var file = try create(path)
      #expect(try Record.read(from: path).benchmarks == [])
      let quiet = NoiseRecord(before: NoiseReading(computeJitter: 0, memoryJitter: 0))
      try file.note(quiet)
      #expect(try Record.read(from: path).command.noise == quiet)
      for (index, benchmark) in Example.record.benchmarks.enumerated() {
        try file.append([benchmark])
        let record = try Record.read(from: path)
        #expect(record.benchmarks == Array(Example.record.benchmarks[...index]))
        #expect(record.command.state == .running)
      }
      try file.finish(state: .complete, at: Date(timeIntervalSince1970: 1_700_000_060))
      let record = try Record.read(from: path)
      #expect(record.command.state == .complete)
      #expect(record.command.noise == quiet)
      #expect(record.command.finishedAt == Date(timeIntervalSince1970: 1_700_000_060))
      #expect(record.benchmarks == Example.record.benchmarks)
      #expect(try names(folder) == ["record.json"])
    }
  }

  @Test func appendedFileIsTheSameAsTheWholeRecord() throws {
    try TemporaryFolder.with { folder throws in
      let path = folder.appending("record.json")
      var file = try create(path)
      try file.append(Array(Example.record.benchmarks.prefix(2)))
      try file.append(Array(Example.record.benchmarks.dropFirst(2)))
      let bytes = try Data(contentsOf: URL(filePath: path.string))
      #expect(try Array(bytes) == Example.record.json())
    }
  }

  @Test func existingFileIsNotTouched() throws {
    try TemporaryFolder.with { folder throws in
      let path = folder.appending("record.json")
      try Data("mine".utf8).write(to: URL(filePath: path.string))
      #expect(throws: RecordError.alreadyExists(path)) { _ = try create(path) }
      #expect(try Data(contentsOf: URL(filePath: path.string)) == Data("mine".utf8))
    }
  }

  @Test func missingFolderIsNamed() throws {
    try TemporaryFolder.with { folder throws in
      let path = folder.appending("none").appending("record.json")
      let expected = RecordError.directoryMissing(path, directory: folder.appending("none"))
      #expect(throws: expected) { _ = try create(path) }
    }
  }

  @Test func placeThatCannotBeWrittenIsNamed() throws {
    // Even root cannot create files there.
    let path: FilePath = "/proc/record.json"
    let error = #expect(throws: RecordError.self) { _ = try create(path) }
    #expect(error.map { "\($0)".contains("/proc/record.json") } == true)
    #expect(!FileManager.default.fileExists(atPath: path.string))
  }

  @Test(arguments: [Errno.noSpace, .diskQuotaExceeded, .fileTooLarge])
  func fullDiskAtTheStartLeavesNothing(_ errno: Errno) throws {
    try TemporaryFolder.with { folder throws in
      let path = folder.appending("record.json")
      #expect(throws: RecordError.diskFull(path, errno)) {
        _ = try create(path, calls: disk(of: 50, errno: errno))
      }
      #expect(try names(folder) == [])
    }
  }

  @Test(arguments: [Errno.noSpace, .diskQuotaExceeded, .fileTooLarge])
  func fullDiskLaterLosesNothing(_ errno: Errno) throws {
    try TemporaryFolder.with { folder throws in
      let path = folder.appending("record.json")
      let first = [Example.record.benchmarks[0]]
      let room = try Record(
        environment: Example.environment, command: Example.command, benchmarks: first
      ).json().count
      var file = try create(path, calls: disk(of: room, errno: errno))
      try file.append(first)
      do throws(RecordError) {
        try file.append([Example.record.benchmarks[1]])
        Issue.record("wrote to a full disk")
      } catch {
        #expect(error == .diskFull(path, errno))
      }
      #expect(try Record.read(from: path).benchmarks == first)
      #expect(try names(folder) == ["record.json"])
    }
  }

  @Test func failedFlushAndFailedRenameLeaveTheFileAsItWas() throws {
    try TemporaryFolder.with { folder throws in
      for step in ["flush", "rename"] {
        let path = folder.appending("\(step).json")
        let failures = Failures()
        var calls = FileCalls.system
        if step == "flush" {
          calls.flush = { _ in if failures.isOn { throw Errno.ioError } }
        } else {
          calls.rename = {
            if failures.isOn { throw Errno.readOnlyFileSystem }
            try FileCalls.system.rename($0, $1)
          }
        }
        var file = try create(path, calls: calls)
        failures.isOn = true
        do throws(RecordError) {
          try file.append([Example.record.benchmarks[0]])
          Issue.record("\(step) did not fail")
        } catch {
          #expect(error == .unwritable(path, step == "flush" ? .ioError : .readOnlyFileSystem))
        }
        #expect(try Record.read(from: path).benchmarks == [])
        failures.isOn = false
        try file.append([])
        #expect(try Record.read(from: path).benchmarks == [Example.record.benchmarks[0]])
        #expect(try names(folder).contains { $0.hasSuffix(".partial") } == false)
      }
    }
  }

  @Test func benchmarkThatCannotBeWrittenIsNotKept() throws {
    try TemporaryFolder.with { folder throws in
      let path = folder.appending("record.json")
      var file = try create(path)
      try file.append([Example.record.benchmarks[0]])
      for (bad, expected) in [
        (Example.benchmark(Example.identity("relu/x/y"), median: .nan), "median"),
        (Example.record.benchmarks[0], "twice"),
      ] {
        do {
          try file.append([Example.record.benchmarks[1], bad])
          Issue.record("appended \(bad)")
        } catch {
          #expect("\(error)".contains(expected))
        }
      }
      try file.append([Example.record.benchmarks[1]])
      #expect(
        try Record.read(from: path).benchmarks == Array(Example.record.benchmarks.prefix(2)))
    }
  }
}

/// A switch that a failing call looks at.
private final class Failures: Sendable {
  private let state = Atomic(false)

  var isOn: Bool {
    get { state.load(ordering: .relaxed) }
    set { state.store(newValue, ordering: .relaxed) }
  }
}
