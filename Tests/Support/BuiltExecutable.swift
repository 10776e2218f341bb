// Finds an executable product of this package, built together with the tests.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An executable product that lies beside the test bundle.
public enum BuiltExecutable {
  /// The path of the product `name`.
  ///
  /// The tests' own executable, or the bundle that a helper was given to load, lies in the folder
  /// of the products or, on macOS, a few levels below it.
  ///
  /// - Throws: `CommandFailure` with the places that were searched.
  public static func path(_ name: String) throws -> String {
    var folders: [URL] = []
    for argument in CommandLine.arguments where argument.contains("/") {
      var folder = URL(filePath: argument)
      for _ in 0..<4 where folder.pathComponents.count > 1 {
        folder.deleteLastPathComponent()
        folders.append(folder)
      }
    }
    // Where the tests run under another program that does not say what it loaded.
    folders.append(PackageFolder.url.appending(path: ".build/release"))
    let candidates = folders.map { $0.appending(path: name).path(percentEncoded: false) }
    for candidate in candidates {
      var isFolder = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder,
        FileManager.default.isExecutableFile(atPath: candidate)
      {
        return candidate
      }
    }
    throw CommandFailure("no executable '\(name)' in \(candidates.joined(separator: ", "))")
  }
}

/// What keeps a test from running a command.
public struct CommandFailure: Error, CustomStringConvertible {
  /// The reason in a sentence.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
