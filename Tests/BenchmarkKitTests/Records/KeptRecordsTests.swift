// The records kept in Benchmarks/Records stay readable by what is built now.

import BenchmarkKit
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite struct KeptRecordsTests {
  static let folder = PackageFolder.url.appending(path: "Benchmarks/Records")

  static let records: [String] = {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(".json") }.sorted()
  }()

  @Test func thereAreSome() {
    #expect(!Self.records.isEmpty)
  }

  @Test(arguments: records)
  func readsAndValidates(path: String) throws {
    let file = Self.folder.appending(path: path).path
    let record = try Record.read(from: FilePath(file))
    #expect(record.command.state == .complete)
    #expect(record.benchmarks.contains { $0.status == .ok })
    let json = try JSONValue(json: Data(contentsOf: URL(filePath: file)))
    #expect(try PackageFolder.recordSchema().violations(in: json) == [])
  }
}
