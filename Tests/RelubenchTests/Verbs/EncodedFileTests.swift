// Records and policies that another program has encoded in its own way.

import BenchmarkKit
import TestSupport
import Testing

@Suite struct EncodedFileTests {
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func wide(_ text: String, littleEnd: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
      return littleEnd ? bytes : bytes.reversed()
    }
  }

  /// A byte order mark is no part of the text.
  @Test(arguments: [
    ["report", "r.json"], ["compare", "r.json"], ["diff", "r.json", "a.json"],
    ["diff", "a.json", "r.json"], ["gate", "r.json", "a.json"], ["gate", "a.json", "r.json"],
    ["gate", "a.json", "a.json", "--policy", "p.json"],
  ])
  func markOfUTF8IsNoPartOfTheText(_ arguments: [String]) async throws {
    try await ScratchFolder.with { folder in
      let text = String(decoding: try KeptRecord.current().json(), as: UTF8.self)
      try folder.write(text, to: "a.json")
      try folder.write(bytes: Self.mark + text.utf8, to: "r.json")
      try folder.write(bytes: Self.mark + "{\"margin\": 3}".utf8, to: "p.json")
      let run = try await Command.relubench(arguments, in: folder).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      let plain = try await Command.relubench(
        arguments.map { $0 == "r.json" ? "a.json" : $0 }, in: folder
      ).run()
      #expect(run.output == plain.output)
    }
  }

  @Test(
    arguments: [
      ["report", "r.json"], ["diff", "a.json", "r.json"], ["gate", "r.json", "a.json"],
      ["gate", "r.json", "r.json"], ["gate", "a.json", "a.json", "--policy", "r.json"],
    ], [[], [0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]])
  func otherEncodingIsNamed(_ arguments: [String], _ mark: [UInt8]) async throws {
    try await ScratchFolder.with { folder in
      let text = String(decoding: try KeptRecord.current().json(), as: UTF8.self)
      try folder.write(text, to: "a.json")
      let wide = Self.wide(text, littleEnd: mark.first != 0xFE)
      try folder.write(bytes: mark + wide, to: "r.json")
      let run = try await Command.relubench(arguments, in: folder).run()
      #expect(run.ending == .exited(65), "\(run.errors)")
      #expect(run.errors.contains("'r.json' is not a "))
      #expect(run.errors.contains("the text is UTF-16; save it as UTF-8"), "\(run.errors)")
      #expect(run.output == "")
    }
  }
}
