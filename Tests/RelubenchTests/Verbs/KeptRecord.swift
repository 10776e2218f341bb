// Kept records, and what tests make of them.

import BenchmarkKit
import SystemPackage
import TestSupport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A record that was really measured.
enum KeptRecord {
  private static let path =
    "Benchmarks/Records/2026-11-23-epyc-zen4-2-cores/quick.json"

  /// The file of a run against every library, those called from Python among them.
  static let peersPath = PackageFolder.url.appending(
    path: "Benchmarks/Records/2026-11-24-epyc-zen4-2-cores-peers/peers.json"
  ).path(percentEncoded: false)

  /// As it was kept: from before records had groups and versions.
  static func old() throws -> Record {
    let url = PackageFolder.url.appending(path: path)
    return try Record.read(from: FilePath(url.path(percentEncoded: false)))
  }

  /// As it would be written today: sample k of all benchmarks of a workload belongs to round k.
  static func current() throws -> Record {
    var record = try old()
    var groups: [String: Int] = [:]
    for index in record.benchmarks.indices {
      let identity = record.benchmarks[index].identity
      let name = "\(identity.operation) \(identity.elements) \(identity.threads)"
      let group = groups[name] ?? groups.count
      groups[name] = group
      record.benchmarks[index].group = group
      record.benchmarks[index].version = identity.version
    }
    return record
  }
}

extension ScratchFolder {
  /// Writes a record.
  func write(_ record: Record, to name: String) throws {
    try write(String(decoding: try record.json(), as: UTF8.self), to: name)
  }
}
