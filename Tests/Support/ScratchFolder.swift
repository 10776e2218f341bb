// A folder for one test.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An empty folder that goes away with its test.
public struct ScratchFolder: Sendable {
  private let url: URL

  /// Runs `body` with a new folder and removes it afterwards.
  public static func with<Value>(
    _ body: (ScratchFolder) async throws -> Value
  ) async throws -> Value {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "relubench-tests-\(UInt64.random(in: .min ... .max))")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try await body(ScratchFolder(url: url))
  }
}

extension ScratchFolder {
  /// Its path.
  public var path: String { url.path(percentEncoded: false) }

  /// The path of an entry.
  public func path(_ name: String) -> String {
    url.appending(path: name).path(percentEncoded: false)
  }

  /// The names of its entries, hidden ones included, sorted.
  public func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  /// The text of a file; nil where there is none.
  public func text(_ name: String) -> String? {
    (try? Data(contentsOf: url.appending(path: name))).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Writes a file.
  public func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  /// Writes a file that need not be text.
  public func write(bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: url.appending(path: name))
  }

  /// Makes a folder in it.
  public func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: url.appending(path: name), withIntermediateDirectories: false)
  }
}
