// Reads the small text files that Linux describes itself with.

import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The files under `/proc`, `/sys` and `/etc`, seen from a root folder.
struct SystemTree {
  /// What paths are relative to.
  let root: FilePath

  /// The text of a file without the white space around it; nil if it is not there or empty.
  func text(_ path: String) -> String? {
    guard let bytes = try? root.appending(path).contents() else { return nil }
    let text = String(decoding: bytes, as: UTF8.self).trimmed
    return text.isEmpty ? nil : text
  }

  /// The number in a file.
  func number(_ path: String) -> Int? {
    text(path).flatMap { Int($0) }
  }

  /// The values of a `key: value` or `key=value` file; where a key is repeated, the first.
  func table(_ path: String, separator: Character = ":") -> [String: String] {
    var table: [String: String] = [:]
    for line in text(path)?.split(separator: "\n") ?? [] {
      let halves = line.split(separator: separator, maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else { continue }
      let key = String(halves[0]).trimmed
      if table[key] == nil { table[key] = String(halves[1]).trimmed }
    }
    return table
  }

  /// The names in a folder, sorted; none if it is not there.
  func names(_ path: String) -> [String] {
    let folder = root.appending(path).string
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// Whether there is such a file.
  func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path).string)
  }

  /// How many numbers a list like `0-3,8` holds (man 7 cpuset, "List format"); nil if it is none.
  static func count(list: String) -> Int? {
    var count = 0
    for part in list.trimmed.split(separator: ",") {
      let bounds = part.split(separator: "-").map { Int($0) }
      guard let first = bounds.first, let last = bounds.last, let low = first, let high = last,
        bounds.count <= 2, low <= high
      else { return nil }
      count += high - low + 1
    }
    return count == 0 ? nil : count
  }
}

extension String {
  /// The text without white space at both ends.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(
      start[..<(start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)])
  }
}
