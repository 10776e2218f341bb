// Writing the profile where `auto` looks for it.

import ReLUKernels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The file of a profile.
enum ProfileFile {
  /// Replaces the file, and makes the folder it lies in.
  ///
  /// Whoever reads it meanwhile finds the old one or the new one, whole.
  static func write(_ profile: AutoProfile, to path: String) throws {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    if !folder.isEmpty {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    try Data(profile.text.utf8).write(to: URL(filePath: path), options: .atomic)
  }
}
