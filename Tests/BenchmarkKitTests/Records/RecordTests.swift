// Records survive the way to JSON and back, and bad files are named for what they are.

import BenchmarkKit
import SystemPackage
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct RecordTests {
  private func read(_ text: String) throws -> Record {
    try TemporaryFolder.with { folder in
      let path = folder.appending("record.json")
      try Data(text.utf8).write(to: URL(filePath: path.string))
      return try Record.read(from: path)
    }
  }

  private func text(_ record: Record = Example.record) throws -> String {
    String(decoding: try record.json(), as: UTF8.self)
  }

  private func error(reading text: String) -> RecordError? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return error as? RecordError
    }
  }

  @Test func recordSurvivesTheRoundTrip() throws {
    #expect(try read(text()) == Example.record)
  }

  @Test func equalRecordsAreEqualBytes() throws {
    #expect(try Example.record.json() == read(text()).json())
  }

  @Test func eachBenchmarkIsOnALineOfItsOwn() throws {
    let lines = try text().split(separator: "\n")
    let benchmarks = lines.filter { $0.contains("\"kernel\":") }
    #expect(benchmarks.count == Example.record.benchmarks.count)
    #expect(benchmarks.allSatisfy { $0.hasPrefix("{") && $0.contains("\"status\":") })
  }

  @Test func throughputIsBytesPerNanosecondOfTheMedian() throws {
    let json = try JSONValue(json: Example.record.json())
    // 32768 bytes in 50.75 ns.
    #expect(Example.record.benchmarks[0].throughput == 32768 / 50.75)
    #expect(json["benchmarks"]?[0]?["throughput"] == .number(32768 / 50.75))
    #expect(json["benchmarks"]?[1]?["throughput"] == .null)
    #expect(json["benchmarks"]?[1]?["samples"] == .array([]))
  }

  @Test func seedAndTimesAreExact() throws {
    let command = try JSONValue(json: Example.record.json())["command"]
    #expect(command?["seed"] == .string("18446744073709551615"))
    #expect(command?["startedAt"] == .string("2023-11-14T22:13:20Z"))
    #expect(command?["state"] == .string("running"))
    #expect(command?["finishedAt"] == nil)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func nonFiniteNumberIsAnErrorThatNamesTheField(_ value: Double) {
    var figures = Example.figures
    figures.samples[2] = value
    let benchmark = BenchmarkRecord(identity: Example.identity(), outcome: .ok(figures))
    let record = Record(
      environment: Example.environment, command: Example.command, benchmarks: [benchmark])
    #expect(throws: RecordError.nonFinite(field: "samples[2]")) { try record.json() }
  }

  @Test func zeroMedianHasNoThroughput() {
    let record = Record(
      environment: Example.environment, command: Example.command,
      benchmarks: [Example.benchmark(median: 0)])
    #expect(throws: RecordError.nonFinite(field: "throughput")) { try record.json() }
  }

  @Test func everyTruncationIsAnError() throws {
    let whole = try text()
    for count in stride(from: 0, to: whole.utf8.count - 2, by: 97) {
      let error = error(reading: String(decoding: whole.utf8.prefix(count), as: UTF8.self))
      guard case .truncated = error else {
        Issue.record("\(count) bytes: \(String(describing: error))")
        return
      }
    }
  }

  @Test func truncationNamesTheLine() {
    #expect(
      error(reading: "{\n\"schemaVersion\": 1,\n\"environ").map { "\($0)".contains("line 3") }
        == true)
  }

  @Test(arguments: ["NaN", "Infinity", "-Infinity", "1e999", "nan"])
  func nonFiniteLiteralIsAnErrorThatNamesTheField(_ literal: String) throws {
    let text = try text().replacing("\"median\":50.75", with: "\"median\":\(literal)")
    guard case .nonFinite(let field) = error(reading: text) else {
      Issue.record("read a record with \(literal)")
      return
    }
    #expect(field.hasSuffix(", median"))
  }

  @Test func otherSchemaVersionIsNamed() throws {
    let text = try text().replacing("\"schemaVersion\": 1", with: "\"schemaVersion\": 2")
    guard case .unknownSchemaVersion(_, found: 2) = error(reading: text) else {
      Issue.record("read a record of schema version 2")
      return
    }
  }

  @Test func sameBenchmarkTwiceIsAnError() throws {
    var record = Example.record
    record.benchmarks.append(Example.benchmark(median: 1))
    #expect(throws: RecordError.self) { try record.json() }
    let line = String(decoding: try Example.record.json(), as: UTF8.self).split(separator: "\n")
      .first { $0.contains("\"kernel\":") }
    let twice = try text().replacing("\"benchmarks\": [", with: "\"benchmarks\": [\n\(line ?? "")")
    guard case .duplicateBenchmark(let name) = error(reading: twice) else {
      Issue.record("read a record with a benchmark twice")
      return
    }
    #expect(name.contains("relu/simd8/avx2"))
  }

  @Test(arguments: [
    ("\"verb\" : \"run\"", "\"verb\" : 3", "command.verb"),
    ("\"status\":\"skipped\"", "\"status\":\"ok\"", "benchmarks[1].batch"),
    ("\"threads\":4", "\"threads\":\"4\"", "benchmarks[1].threads"),
    ("\"interval\":[49.25,60]", "\"interval\":[60,49.25]", "benchmarks[4].interval"),
    ("\"median\":50.75", "\"median\":40.75", "benchmarks[0].median"),
    ("\"bytesPerIteration\":32768", "\"bytesPerIteration\":32760", "benchmarks[0].throughput"),
    ("\"seed\" : \"1844", "\"seed\" : \"-1844", "command.seed"),
  ]) func malformedFieldIsNamed(_ old: String, _ new: String, _ place: String) throws {
    let text = try text()
    #expect(text.contains(old))
    guard case .malformed(_, let found, _, _) = error(reading: text.replacing(old, with: new))
    else {
      Issue.record("read a record with \(new)")
      return
    }
    #expect(found.hasPrefix(place))
  }

  @Test func otherTextIsNotCalledTruncated() {
    guard case .malformed = error(reading: "kernel,median\nrelu,1\n") else {
      Issue.record("not malformed")
      return
    }
  }

  @Test func missingFileIsUnreadable() {
    #expect(throws: RecordError.unreadable("/nowhere/record.json", .noSuchFileOrDirectory)) {
      try Record.read(from: "/nowhere/record.json")
    }
  }
}
