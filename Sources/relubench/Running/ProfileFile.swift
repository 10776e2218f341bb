// Writing the profile where `auto` looks for it.

import BenchmarkKit
import ReLUKernels
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The file of a profile.
enum ProfileFile {
  /// Makes the folder that the file lies in, or finds out whether a pipe or device takes it.
  ///
  /// - Throws: ``ProfileFileError`` where no file could be written, `RecordError` for the others.
  static func prepare(_ destination: OutputDestination) throws {
    guard case .file(let file) = destination else { return try JSONFile.rehearse(destination) }
    let path = file.string
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch { throw ProfileFileError(path: path, reason: "\(folder) cannot be made a folder") }
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder {
      throw ProfileFileError(path: path, reason: "it is a folder")
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw ProfileFileError(path: path, reason: "\(folder) cannot be written to")
    }
  }

  /// Replaces the file, or writes to the pipe or device; standard output is for the caller.
  ///
  /// Whoever reads the file meanwhile finds the old one or the new one, whole.
  static func write(_ profile: AutoProfile, to destination: OutputDestination) throws {
    guard case .file(let file) = destination else {
      return try JSONFile.create(destination, text: profile.text)
    }
    let path = file.string
    do {
      try Data(profile.text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch { throw ProfileFileError(path: path, reason: "\(error)") }
  }
}

/// Why a profile cannot be written.
struct ProfileFileError: Error, CustomStringConvertible {
  let path: String
  let reason: String
  var description: String { "cannot write the profile \(path): \(reason)" }
}
