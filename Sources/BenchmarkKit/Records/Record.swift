// A whole record: what one command measured, on which machine, with which build.

/// What one command measured: data only, versioned and self-describing.
///
/// The JSON is described by `Benchmarks/record.schema.json`; the names in it are relied on outside.
public struct Record: Sendable, Equatable, Codable {
  /// The schema version this build writes and reads.
  public static let currentSchemaVersion = 1

  /// The version of the schema the record follows.
  public let schemaVersion: Int
  /// The machine, the system and the build.
  public var environment: Environment
  /// The command that made the record, and how far it came.
  public var command: CommandRecord
  /// What was measured, in the order it was finished.
  public var benchmarks: [BenchmarkRecord]

  /// A record of the current schema version.
  public init(
    environment: Environment, command: CommandRecord, benchmarks: [BenchmarkRecord] = []
  ) {
    self.schemaVersion = Self.currentSchemaVersion
    self.environment = environment
    self.command = command
    self.benchmarks = benchmarks
  }
}
