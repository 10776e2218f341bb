// A folder for one test.

import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Makes folders that go away with the test.
enum TemporaryFolder {
  /// Runs `body` with an empty folder and removes it afterwards.
  static func with<Value>(_ body: (FilePath) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "relubench-tests-\(UInt64.random(in: .min ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(FilePath(folder.path(percentEncoded: false)))
  }
}
