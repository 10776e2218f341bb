// What is written follows Benchmarks/record.schema.json, and the schema asks for all of it.

import BenchmarkKit
import SystemPackage
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct RecordSchemaTests {
  private static func schema(file: String = #filePath) throws -> JSONSchema {
    var folder = URL(filePath: file)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return try JSONSchema(
      json: Data(contentsOf: folder.appending(path: "Benchmarks/record.schema.json")))
  }

  private let schema: JSONSchema
  private let json: JSONValue

  init() throws {
    schema = try Self.schema()
    json = try JSONValue(json: Example.record.json())
  }

  @Test func fullRecordIsValid() {
    #expect(schema.violations(in: json) == [])
  }

  @Test func recordOfAnUnknownMachineIsValid() throws {
    let bare = Record(
      environment: Environment(
        cpu: CPUFacts(architecture: "arm64", coresOnline: 1, coresAvailable: 1),
        memory: MemoryFacts(pageSize: 4096), system: SystemFacts(os: "Linux"),
        allocator: AllocatorFacts(name: "jemalloc"), build: .current,
        clock: ClockFacts(resolutionNanoseconds: 1, overheadNanoseconds: 1)),
      command: CommandRecord(arguments: [], verb: "run", seed: 0, startedAt: Date()))
    #expect(schema.violations(in: try JSONValue(json: bare.json())) == [])
  }

  /// The names that readers outside rely on; the list is the issue's, not the code's.
  @Test(arguments: [
    "kernel", "operation", "variant", "instructionSet", "elementType", "elements", "distribution",
    "placement", "cache", "threads", "bytesPerIteration", "batch", "samples", "median", "interval",
    "mad", "minimum", "throughput", "status",
  ]) func everyBenchmarkNeeds(_ name: String) {
    for index in Example.record.benchmarks.indices {
      var json = json
      #expect(json["benchmarks"]?[index]?[name] != nil, "benchmark \(index)")
      json["benchmarks"]?[index]?[name] = nil
      #expect(!schema.violations(in: json).isEmpty, "benchmark \(index)")
    }
  }

  @Test(arguments: ["schemaVersion", "environment", "command", "benchmarks"])
  func everyRecordNeeds(_ name: String) {
    var json = json
    json[name] = nil
    #expect(!schema.violations(in: json).isEmpty)
  }

  @Test(arguments: ["cpu", "memory", "system", "allocator", "build", "clock"])
  func everyEnvironmentNeeds(_ name: String) {
    var json = json
    json["environment"]?[name] = nil
    #expect(!schema.violations(in: json).isEmpty)
  }

  /// Facts that may be unknown; whatever else is written must be asked for.
  private static let optional: [String: Set<String>] = [
    "cpu": ["model", "vendor", "frequencyMHz", "governor", "turbo"],
    "memory": [
      "totalBytes", "availableBytes", "hugePageSize", "transparentHugePages", "swapUsedBytes",
    ],
    "system": ["version", "kernel", "loadAverage", "onBattery"],
    "allocator": ["version", "linkage", "servesMalloc", "statistics"],
    "build": ["commit", "dirty", "observed"], "clock": ["source"],
    "counters": [], "command": ["suite", "budgetSeconds", "noise"],
    "benchmark": [
      "rounds", "stopReason", "allocatedBytes", "version", "group", "ceiling",
      "fractionOfCeiling", "busBytesPerIteration", "loop", "frequency", "disturbance", "counters",
    ],
  ]

  @Test(arguments: optional.keys.sorted())
  func everythingElseIsRequired(_ part: String) {
    func change(_ body: (inout JSONValue) -> Void) -> JSONValue {
      var json = json
      var value =
        switch part {
        case "benchmark": json["benchmarks"]?[0] ?? .null
        case "command": json["command"] ?? .null
        default: json["environment"]?[part] ?? .null
        }
      body(&value)
      switch part {
      case "benchmark": json["benchmarks"]?[0] = value
      case "command": json["command"] = value
      default: json["environment"]?[part] = value
      }
      return json
    }
    var names: [String] = []
    _ = change { names = $0.keys }
    #expect(!names.isEmpty)
    for name in names {
      let isValid = schema.violations(in: change { $0[name] = nil }).isEmpty
      #expect(isValid == (Self.optional[part]?.contains(name) == true), "\(name)")
    }
  }

  @Test(arguments: ["allocatedBytes", "activeBytes", "residentBytes"])
  func statisticsOfTheAllocatorAreCountsOfBytes(_ name: String) {
    func isValid(_ value: JSONValue?) -> Bool {
      var json = json
      json["environment"]?["allocator"]?["statistics"]?[name] = value
      return schema.violations(in: json).isEmpty
    }
    #expect(isValid(.number(0)))
    for value: JSONValue? in [nil, .null, .number(-1), .number(0.5), .string("1")] {
      #expect(!isValid(value), "\(String(describing: value))")
    }
  }

  @Test func statisticsOfTheAllocatorHoldNothingElse() {
    var json = json
    json["environment"]?["allocator"]?["statistics"]?["surprise"] = .number(1)
    #expect(
      schema.violations(in: json)
        == ["$.environment.allocator.statistics.surprise: is not allowed"])
  }

  @Test(arguments: [
    ProfileFacts(.none), ProfileFacts(.applied, path: "/p"),
    ProfileFacts(.ignored, path: "/p", reason: "another machine's"),
  ]) func profileIsRecordedWithWhatBecameOfIt(_ profile: ProfileFacts) throws {
    var record = Example.record
    #expect(record.environment.profile == nil, "as in records from before it")
    record.environment.profile = profile
    var json = try JSONValue(json: record.json())
    #expect(schema.violations(in: json) == [])
    #expect(json["environment"]?["profile"]?["state"] == .string(profile.state.rawValue))
    #expect(try Record.decode(record.json(), from: "r.json").environment.profile == profile)
    for (name, value) in [
      ("state", nil), ("state", JSONValue.string("lost")), ("path", .number(1)),
      ("surprise", .string("")),
    ] as [(String, JSONValue?)] {
      json = try JSONValue(json: record.json())
      json["environment"]?["profile"]?[name] = value
      #expect(!schema.violations(in: json).isEmpty, "\(name)")
    }
  }

  @Test func variablesOfOpenMPAreTexts() throws {
    var record = Example.record
    #expect(record.environment.openMP == nil, "as in records from before it")
    let variables = ["OMP_WAIT_POLICY": "active"]
    record.environment.openMP = variables
    var json = try JSONValue(json: record.json())
    #expect(schema.violations(in: json) == [])
    #expect(try Record.decode(record.json(), from: "r.json").environment.openMP == variables)
    json["environment"]?["openMP"]?["OMP_WAIT_POLICY"] = .number(1)
    #expect(!schema.violations(in: json).isEmpty)
  }

  @Test func floatingPointModeHasKnownTraits() throws {
    var record = Example.record
    #expect(record.environment.floatingPointMode == nil, "as in records from before it")
    let traits = ["flush-to-zero", "round-upward"]
    record.environment.floatingPointMode = traits
    var json = try JSONValue(json: record.json())
    #expect(schema.violations(in: json) == [])
    let read = try Record.decode(record.json(), from: "r.json")
    #expect(read.environment.floatingPointMode == traits)
    json["environment"]?["floatingPointMode"] = .array([.string("fast")])
    #expect(!schema.violations(in: json).isEmpty)
  }

  @Test func countersHaveAReasonWhereThereAreNone() throws {
    var record = Example.record
    record.environment.counters = CounterFacts(CounterError.forbidden(paranoid: 3))
    var json = try JSONValue(json: record.json())
    #expect(schema.violations(in: json) == [])
    json["environment"]?["counters"]?["reason"] = nil
    #expect(!schema.violations(in: json).isEmpty)
  }

  @Test(arguments: [
    ["noise", "before"], ["noise", "grade"], ["noise", "before", "computeJitter"],
    ["noise", "after", "memoryJitter"],
  ]) func noiseNeeds(_ path: [String]) {
    var json = json
    switch path.count {
    case 2: json["command"]?[path[0]]?[path[1]] = nil
    default: json["command"]?[path[0]]?[path[1]]?[path[2]] = nil
    }
    #expect(!schema.violations(in: json).isEmpty)
  }

  @Test func noiseBeforeItsEndHasNoAfter() {
    var json = json
    json["command"]?["noise"]?["after"] = nil
    #expect(schema.violations(in: json) == [])
    json["command"]?["noise"]?["after"] = .null
    #expect(!schema.violations(in: json).isEmpty)
  }

  @Test func recordOfThisMachineIsValid() throws {
    let environment = EnvironmentProbe().environment(
      instructionSets: ["baseline"], allocator: AllocatorFacts(name: "jemalloc"),
      clock: ClockFacts(resolutionNanoseconds: 1, overheadNanoseconds: 20))
    let record = Record(environment: environment, command: Example.command)
    #expect(schema.violations(in: try JSONValue(json: record.json())) == [])
  }

  @Test func reasonIsThereWhereItIsNotOkAndOnlyThere() {
    for (index, benchmark) in Example.record.benchmarks.enumerated() {
      var json = json
      json["benchmarks"]?[index]?["reason"] = benchmark.status == .ok ? .string("because") : nil
      #expect(!schema.violations(in: json).isEmpty, "benchmark \(index)")
    }
  }

  @Test(arguments: [
    (0, "median", JSONValue.null), (0, "samples", .array([])),
    (0, "interval", .array([.number(1)])),
    (1, "median", .number(1)), (1, "samples", .array([.number(1)])), (1, "rounds", .number(1)),
    (2, "throughput", .number(1)), (3, "batch", .number(1)), (4, "median", .null),
    (0, "status", .string("fine")), (0, "elements", .number(0)), (0, "elements", .number(1.5)),
    (0, "threads", .number(0)), (0, "cache", .string("hot")), (0, "surprise", .number(1)),
    (0, "placement", .string("64")), (1, "chunking", .string("static")),
    (0, "frequency", .object(["median": .number(1)])),
  ]) func impossibleBenchmarkIsRefused(_ index: Int, _ name: String, _ value: JSONValue) {
    var json = json
    json["benchmarks"]?[index]?[name] = value
    #expect(!schema.violations(in: json).isEmpty)
  }

  @Test(arguments: ["frequency", "disturbance", "counters"])
  func whatWasNotMeasuredHadNoConditions(_ name: String) {
    let measured = json["benchmarks"]?[0]?[name]
    for index in 1...3 {
      var json = json
      json["benchmarks"]?[index]?[name] = measured
      #expect(!schema.violations(in: json).isEmpty, "benchmark \(index)")
    }
  }

  @Test(arguments: ["cpu", "memory", "system", "allocator", "build", "clock"])
  func unknownFactIsRefused(_ name: String) {
    var json = json
    json["environment"]?[name]?["surprise"] = .bool(true)
    #expect(schema.violations(in: json) == ["$.environment.\(name).surprise: is not allowed"])
  }
}
