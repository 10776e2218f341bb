// What most tests of `run` share: short command lines, and records read back.

import BenchmarkKit
import SystemPackage
import TestSupport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Command lines that end within a second or two, whatever the machine.
enum Short {
  /// One group: the instruction sets of one variant, with what speed-ups are relative to.
  static let run = ["run", "--kernel", "relu/simd16/*", "--elements", "64", "--budget", "0.1"]

  /// A run that a test can watch for long.
  ///
  /// It has 99 groups, each warmed up for a tenth of a second; the first is finished soon.
  static let endless = [
    "run", "--suite", "sizes", "--kernel", "relu/simd16/baseline", "--threads", "1", "--budget",
    "4000", "--elements", "64..64Ki", "--distribution",
    "random-0,random-25,random-50,random-75,random-100,alternating,sorted,nan-1,subnormal-10",
  ]
}

extension ScratchFolder {
  /// The record in a file of the folder.
  func record(_ name: String) throws -> Record {
    try Record.read(from: FilePath(path(name)))
  }

  /// A file of the folder as JSON.
  func json(_ name: String) throws -> JSONValue {
    try JSONValue(json: (text(name) ?? "").utf8)
  }

  /// What `record.schema.json` says against a file of the folder.
  func violations(in name: String) throws -> [String] {
    try PackageFolder.recordSchema().violations(in: json(name))
  }
}

extension JSONValue {
  /// A string; nil for other values.
  var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The elements of an array; none for other values.
  var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }
}
