// What a process complains of, kept where nobody has to read it meanwhile.

import Foundation
import SystemPackage

/// A file without a name for the standard error of a process.
///
/// Not a pipe: one that nobody reads is full after 64 KiB and blocks who writes, and one that a
/// grandchild still holds never comes to its end. What goes into the file is gone with the process.
final class ErrorFile {
  /// Where the process writes.
  let descriptor: FileDescriptor

  /// More than a last line that anybody reads.
  private static let longestTail: Int64 = 4096

  /// A file that only those find who are given its descriptor.
  ///
  /// - Throws: `Errno`.
  init() throws {
    let name = "relubench-\(String(UInt64.random(in: .min ... .max), radix: 36)).errors"
    let path = FilePath(FileManager.default.temporaryDirectory.path).appending(name)
    descriptor = try FileDescriptor.open(
      path, .readWrite, options: [.create, .exclusiveCreate, .append, .closeOnExec],
      permissions: .ownerReadWrite)
    try? PlatformFile.remove(path)
  }

  deinit { try? descriptor.close() }

  /// The last line that is not empty; nil where there is none.
  var lastLine: String? {
    // To move does no harm: who appends writes to the end, wherever others are.
    let end = (try? descriptor.seek(offset: 0, from: .end)) ?? 0
    var tail = [UInt8](repeating: 0, count: Int(min(end, Self.longestTail)))
    let count = try? tail.withUnsafeMutableBytes {
      try descriptor.read(fromAbsoluteOffset: max(0, end - Self.longestTail), into: $0)
    }
    return String(decoding: tail.prefix(count ?? 0), as: UTF8.self)
      .split(separator: "\n").last.map(String.init)
  }
}
