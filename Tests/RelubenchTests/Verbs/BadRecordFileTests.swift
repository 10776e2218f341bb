// Files that are no records, given to the verbs that read them.

import BenchmarkKit
import TestSupport
import Testing

@Suite struct BadRecordFileTests {
  /// A file that cannot be a record, and what is said of it.
  struct BadFile: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String?
    let status: Int32
    let complaint: String

    init(_ name: String, _ text: String?, _ status: Int32, _ complaint: String) {
      self.name = name
      self.text = text
      self.status = status
      self.complaint = complaint
    }

    var testDescription: String { name }
  }

  private static let long = "{\"samples\": [" + String(repeating: "1,", count: 200_000)

  static let files = [
    BadFile("missing.json", nil, 1, "No such file"),
    BadFile(".", nil, 65, "is a folder, a pipe or a device"),
    BadFile("/dev/zero", nil, 65, "is a folder, a pipe or a device"),
    BadFile("empty.json", "", 65, "ends in line 1"),
    BadFile("blank.json", " \n\n", 65, "ends in line 3"),
    BadFile("table.csv", "kernel,median\n", 65, "line 1, column 1"),
    BadFile("other.json", "{\"a\": 1}", 65, "'schemaVersion' is missing"),
    BadFile("later.json", "{\"schemaVersion\": 99}", 65, "schema version 99"),
    BadFile("array.json", "[]", 65, "is not a record"),
    BadFile("deep.json", String(repeating: "[", count: 1_000_000), 65, "line 1, column 65"),
    BadFile("long.json", long, 65, "is not a record: at line 1, column "),
    BadFile("nan.json", "{\"schemaVersion\": NaN}", 65, "'nan.json': the number at 'line 1"),
  ]

  @Test(
    arguments: files,
    [["compare"], ["diff", "good.json"], ["diff"], ["report"], ["report", "good.json"]])
  func isRefusedInWords(_ file: BadFile, _ verb: [String]) async throws {
    try await ScratchFolder.with { folder in
      try folder.write(try KeptRecord.current(), to: "good.json")
      if let text = file.text { try folder.write(text, to: file.name) }
      let arguments = verb + [file.name] + (verb == ["diff"] ? ["good.json"] : [])
      let run = try await Command.relubench(arguments, in: folder).run()
      #expect(run.ending == .exited(file.status), "\(run.errors)")
      #expect(run.errors.contains(file.complaint), "\(run.errors)")
      #expect(run.errors.contains(file.name))
      #expect(run.output == "")
    }
  }

  @Test func pipeIsNotWaitedFor() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(["compare", "pipe"], in: folder)
        .under(script: "mkfifo pipe && exec \"$@\"").run()
      #expect(run.ending == .exited(65))
      #expect(run.errors.contains("'pipe' is a folder, a pipe or a device"))
    }
  }

  @Test func hugeFileIsNotRead() async throws {
    try await ScratchFolder.with { folder in
      // A hole of 1 TiB, under a limit of memory that reading it would break.
      let run = try await Command.relubench(["compare", "huge.json"], in: folder)
        .under(script: "dd if=/dev/null of=huge.json bs=1 seek=1099511627776 && exec \"$@\"").run()
      #expect(run.ending == .exited(65))
      #expect(run.errors.contains("'huge.json' is larger than 256 MiB"))
    }
  }

  @Test(arguments: Damage.allCases) func damagedFileIsReadOrRefused(_ damage: Damage) async throws {
    let whole = try KeptRecord.current().json()
    var generator = SplitMix64(seed: 65)
    try await ScratchFolder.with { folder in
      try folder.write(String(decoding: whole, as: UTF8.self), to: "good.json")
      for _ in 0..<6 {
        let bytes = damage.applied(to: whole, using: &generator)
        try folder.write(bytes: bytes, to: "bad.json")
        for arguments in [
          ["compare", "bad.json"], ["diff", "good.json", "bad.json"], ["report", "bad.json"],
        ] {
          let run = try await Command.relubench(arguments, in: folder).run()
          #expect(run.ending == .exited(0) || run.ending == .exited(65), "\(run)")
          #expect((run.ending == .exited(0)) == run.errors.isEmpty)
        }
      }
    }
  }
}
