// Files that are no records, or records that say what cannot be: an error with its place.

import BenchmarkKit
import SystemPackage
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A change to a good record's text, and what the error has to say.
struct BadRecord: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  let complaints: [String]

  init(_ old: String, _ new: String, _ complaints: String...) {
    self.old = old
    self.new = new
    self.complaints = complaints
  }

  var testDescription: String { "\(old) -> \(new.prefix(40))" }
}

@Suite struct BadRecordTests {
  private static let text = (try? Example.record.json()).map { String(decoding: $0, as: UTF8.self) }

  private func fault(_ text: String) -> RecordError? { fault(Array(text.utf8)) }

  private func fault(_ bytes: [UInt8]) -> RecordError? {
    do {
      _ = try Record.decode(bytes, from: "r.json")
      return nil
    } catch { return error }
  }

  static let ranges = [
    BadRecord(#""elements":4096"#, #""elements":0"#, "benchmarks[0].elements"),
    BadRecord(#""elements":4096"#, #""elements":-4096"#, "benchmarks[0].elements"),
    BadRecord(#""threads":4"#, #""threads":0"#, "benchmarks[1].threads"),
    BadRecord(#""bytesPerIteration":32768"#, #""bytesPerIteration":-1"#, "bytesPerIteration"),
    BadRecord(#""alignment":64"#, #""alignment":0"#, "benchmarks[0].placement.alignment"),
    BadRecord(#""grain":1024"#, #""grain":0"#, "benchmarks[1].chunking.grain"),
    BadRecord(#""kernel":"relu/simd8/avx2""#, #""kernel":"""#, "benchmarks[0].kernel"),
    BadRecord(#""batch":100"#, #""batch":0"#, "benchmarks[0].batch", "at least 1"),
    BadRecord(#""rounds":4"#, #""rounds":-1"#, "benchmarks[0].rounds"),
    BadRecord("[50,51.5,49.25,60]", "[50,51.5,-49.25,60]", "benchmarks[0].samples"),
    BadRecord("[50,51.5,49.25,60]", "[50,51.5,49.25]", "benchmarks[0].median", "is 50"),
    BadRecord("[50,51.5,49.25,60]", "[]", "benchmarks[0].samples"),
    BadRecord(#""median":50.75"#, #""median":0"#, "benchmarks[0].median", "above 0"),
    BadRecord(#""median":50.75"#, #""median":-50.75"#, "benchmarks[0].median"),
    BadRecord(#""minimum":49.25"#, #""minimum":49"#, "benchmarks[0].minimum"),
    BadRecord(#""mad":1.125"#, #""mad":-1.125"#, "benchmarks[0].mad"),
    BadRecord(#""p95":60"#, #""p95":61"#, "benchmarks[0].p95", "no sample is that large"),
    BadRecord(#""p95":60"#, #""p95":49"#, "benchmarks[0].p95", "no sample is that small"),
    BadRecord(#""interval":[49.25,60]"#, #""interval":[51,60]"#, "benchmarks[4].interval"),
    BadRecord(#""interval":[49.25,60]"#, #""interval":[49,50]"#, "benchmarks[4].interval"),
    BadRecord(#""interval":[49.25,60]"#, #""interval":[-1,60]"#, "benchmarks[4].interval"),
    BadRecord(#""throughput":800.5"#, #""throughput":0"#, "benchmarks[0].ceiling.throughput"),
    BadRecord("[790,810.25]", "[-790,810.25]", "benchmarks[0].ceiling.interval"),
  ]

  static let versions = [
    BadRecord(#""schemaVersion": 1"#, #""schemaVersion": 2"#, "schema version 2", "version 1"),
    BadRecord(#""schemaVersion": 1"#, #""schemaVersion": -1"#, "schema version -1"),
    BadRecord(#""schemaVersion": 1"#, #""schemaVersion": "1""#, "schemaVersion"),
    BadRecord(#""schemaVersion": 1"#, #""schemaVersion": 1.5"#, "line 2", "'schemaVersion'"),
    BadRecord(#""schemaVersion": 1"#, #""schemaVersion": 1e30"#, "line 2", "whole number"),
    BadRecord(#""schemaVersion": 1"#, #""schemaVersion": null"#, "schemaVersion"),
    BadRecord(#""schemaVersion": 1,"#, "", "'schemaVersion' is missing"),
  ]

  static let syntax = [
    BadRecord(#""schemaVersion": 1"#, #""schemaVersion": 01"#, "line 2", "'01' is no value"),
    BadRecord(#""schemaVersion": 1,"#, #""schemaVersion": 1;"#, "line 2, column 19"),
    BadRecord(#""schemaVersion": 1,"#, #""schemaVersion": 1,,"#, "line 2, column 20", "a key"),
    BadRecord(#""schemaVersion": 1,"#, #""schemaVersion": 1, "schemaVersion": 1,"#, "twice"),
    BadRecord(#""schemaVersion": 1"#, #""schemaVersion" 1"#, "line 2", "expected ':'"),
    BadRecord(#""schemaVersion": 1"#, #"'schemaVersion': 1"#, "line 2, column 1", "in quotes"),
    BadRecord(#""schemaVersion": 1"#, #""schema\qVersion": 1"#, "line 2", "escape"),
    BadRecord(#""schemaVersion": 1"#, "\"schema\u{7}Version\": 1", "line 2", "control character"),
    BadRecord(#""schemaVersion": 1"#, #""schema\ud800Version": 1"#, "line 2", "surrogate"),
    BadRecord(#""schemaVersion": 1"#, #""schema\udc01Version": 1"#, "line 2", "surrogate"),
    BadRecord(#""schemaVersion": 1"#, #""schema\u12g4Version": 1"#, "line 2", "hexadecimal"),
    BadRecord(#""schemaVersion": 1"#, #""schemaVersion": True"#, "line 2", "'True' is no value"),
    BadRecord(#""schemaVersion": 1"#, #""schemaVersion": [1}"#, "line 2", "',' or ']'"),
    BadRecord("\n]\n}\n", "\n]\n}\n}", "expected nothing more"),
    BadRecord("\n]\n}\n", "\n,]\n}\n", "expected a value"),
    BadRecord("\"batch\":100", "\"batch\":99999999999999999999", "'batch' is '999"),
  ]

  @Test(arguments: ranges + versions + syntax)
  func isRefusedWithItsPlace(_ bad: BadRecord) throws {
    let text = try #require(Self.text)
    #expect(text.contains(bad.old))
    let changed = text.replacing(bad.old, with: bad.new, maxReplacements: 1)
    let error = try #require(fault(changed))
    for complaint in bad.complaints { #expect("\(error)".contains(complaint), "\(error)") }
  }

  /// Whatever stands where a number belongs, what is said of it names a place.
  @Test(arguments: ["1e30", "0.5", "-7", "null", "\"x\"", "[]", "{}", "1e999", "07"])
  func noFaultOfANumberIsWithoutAPlace(_ other: String) throws {
    let text = try #require(Self.text)
    let numbers = text.ranges(of: /-?\d+(\.\d+)?/).filter { range in
      text[..<range.lowerBound].last.map { ":[, ".contains($0) } == true
        && ",}]\n".contains(text[range.upperBound])
    }
    #expect(numbers.count > 80)
    for number in numbers {
      var changed = text
      changed.replaceSubrange(number, with: other)
      let message = fault(changed).map { "\($0)" } ?? ""
      #expect(!message.contains("the top"), "\(text[number.lowerBound...].prefix(60))")
    }
  }

  @Test func everyTruncationIsAnErrorWithItsLine() throws {
    let text = try #require(Self.text)
    let bytes = Array(text.utf8)
    for count in 0..<(bytes.count - 2) {
      guard case .truncated(_, let line) = fault(Array(bytes.prefix(count))) else {
        Issue.record("\(count) bytes: \(String(describing: fault(Array(bytes.prefix(count)))))")
        return
      }
      #expect(line == bytes.prefix(count).count { $0 == UInt8(ascii: "\n") } + 1)
    }
  }

  @Test(arguments: ["[", "{\"a\":"]) func deepNestingIsRefused(_ opening: String) {
    let text = String(repeating: opening, count: 1_000_000)
    #expect(fault(text).map { "\($0)".contains("more than 64 values inside each other") } == true)
  }

  /// A short text of many numbers would take gigabytes to decode.
  @Test func listLongerThanAnyOfARecordIsRefusedWithItsPlace() throws {
    let text = try #require(Self.text)
    let samples = "[50,51.5,49.25,60]"
    let line = try #require(text.ranges(of: samples).first).lowerBound
    let number = text[..<line].count { $0 == "\n" } + 1
    func message(_ count: Int) -> String {
      let list = "[" + String(repeating: "1,", count: count - 1) + "1]"
      return fault(text.replacing(samples, with: list, maxReplacements: 1)).map { "\($0)" } ?? ""
    }
    let problem = "more than 100000 values beside each other"
    let tooMany = message(100_001)
    #expect(tooMany.contains("at line \(number), column "), "\(tooMany)")
    #expect(tooMany.contains(problem), "\(tooMany)")
    // So many are no fault of the text, only not the samples of these statistics.
    let most = message(100_000)
    #expect(most.contains("benchmarks[0]") && !most.contains(problem), "\(most)")
    let keys = (0...100_000).map { "\"\($0)\":1" }.joined(separator: ",")
    #expect(fault("{\(keys)}").map { "\($0)".contains(problem) } == true)
  }

  @Test func textThatIsNotUTF8IsNamedByItsLine() throws {
    let text = try #require(Self.text)
    for bad: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] {
      var bytes = Array(text.utf8)
      let place = try #require(text.utf8.firstIndex(of: UInt8(ascii: "E")))
      bytes.insert(contentsOf: bad, at: text.utf8.distance(from: text.startIndex, to: place))
      let line = text.utf8[..<place].count { $0 == UInt8(ascii: "\n") } + 1
      let message = fault(bytes).map { "\($0)" } ?? ""
      #expect(message.contains("line \(line), ") && message.contains("UTF-8"), "\(message)")
    }
  }

  @Test func secondBenchmarkOfTheSameIdentityIsNamed() throws {
    let text = try #require(Self.text)
    let line = try #require(text.split(separator: "\n").first { $0.contains("\"kernel\":") })
    let twice = text.replacing("\"benchmarks\": [", with: "\"benchmarks\": [\n\(line)")
    #expect(fault(twice).map { "\($0)".contains("benchmarks[1], quick: relu/simd8/avx2") } == true)
  }

  @Test func whatIsNoFileIsNotRead() throws {
    try TemporaryFolder.with { folder in
      _ = #expect(throws: RecordError.notAFile(folder)) { try Record.read(from: folder) }
    }
    #expect(throws: RecordError.notAFile("/dev/zero")) { try Record.read(from: "/dev/zero") }
  }

  @Test func fileLargerThanAnyRecordIsNotRead() throws {
    try TemporaryFolder.with { folder in
      let path = folder.appending("huge.json")
      let descriptor = try FileDescriptor.open(
        path, .readWrite, options: .create, permissions: .ownerReadWrite)
      try descriptor.closeAfter {
        // A hole: no disk is used.
        try descriptor.resize(to: (256 << 20) + 1)
      }
      _ = #expect(throws: RecordError.tooLarge(path, limit: 256 << 20)) {
        try Record.read(from: path)
      }
    }
  }
}
