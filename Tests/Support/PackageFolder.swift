// Where the package under test lies.

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The folder with Package.swift.
public enum PackageFolder {
  /// Found from this file's own place in it.
  public static let url: URL = {
    var url = URL(filePath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url
  }()

  /// The schema that every record follows.
  public static func recordSchema() throws -> JSONSchema {
    try JSONSchema(json: Data(contentsOf: url.appending(path: "Benchmarks/record.schema.json")))
  }
}
