// The text of a record, put together from parts that were encoded once.

/// A record as bytes: the header, and each benchmark on a line of its own, encoded once.
struct RecordDocument {
  private let environment: [UInt8]
  private var command: [UInt8]
  private var benchmarks: [[UInt8]] = []
  private var identities: Set<BenchmarkIdentity> = []

  /// - Throws: `RecordError.nonFinite` naming the field.
  init(environment: Environment, command: CommandRecord) throws(RecordError) {
    self.environment = try RecordCoding.indented(environment)
    self.command = try RecordCoding.indented(command)
  }

  /// Adds benchmarks; all of them or, on error, none.
  ///
  /// - Throws: `RecordError.nonFinite`, `RecordError.duplicateBenchmark`.
  mutating func append(_ finished: [BenchmarkRecord]) throws(RecordError) {
    var seen = identities
    var lines: [[UInt8]] = []
    for benchmark in finished {
      guard seen.insert(benchmark.identity).inserted else {
        throw .duplicateBenchmark(benchmark.identity.label)
      }
      lines.append(try RecordCoding.line(benchmark))
    }
    identities = seen
    benchmarks += lines
  }

  /// Replaces the command part.
  ///
  /// - Throws: `RecordError.nonFinite` naming the field.
  mutating func replace(_ command: CommandRecord) throws(RecordError) {
    self.command = try RecordCoding.indented(command)
  }

  /// The whole record: one benchmark per line, so that `git diff` and `grep` show benchmarks.
  var bytes: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(
      benchmarks.reduce(environment.count + command.count + 128) { $0 + $1.count + 2 })
    text += "{\n\"schemaVersion\": \(Record.currentSchemaVersion),\n\"environment\": ".utf8
    text += environment
    text += ",\n\"command\": ".utf8
    text += command
    text += ",\n\"benchmarks\": [".utf8
    for (index, line) in benchmarks.enumerated() {
      text += (index == 0 ? "\n" : ",\n").utf8
      text += line
    }
    text += "\n]\n}\n".utf8
    return text
  }
}

extension BenchmarkIdentity {
  /// The identity in words, for messages.
  package var label: String {
    "\(suite): \(kernel), \(elements) elements, \(distribution), \(threads) threads"
      + (consumer == .read ? ", output read" : "")
  }
}

extension Record {
  /// The record as it is written to disk.
  ///
  /// - Throws: `RecordError.nonFinite`, `RecordError.duplicateBenchmark`.
  public func json() throws(RecordError) -> [UInt8] {
    var document = try RecordDocument(environment: environment, command: command)
    try document.append(benchmarks)
    return document.bytes
  }
}
