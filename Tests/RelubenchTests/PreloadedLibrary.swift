// A library in C that is loaded into a process before anything of its own runs.

import TestSupport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A shared library that the loader takes in first (`LD_PRELOAD`).
struct PreloadedLibrary {
  /// The C compiler of this machine; nil where there is none.
  static let compiler: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return ["clang", "cc", "gcc"]
      .flatMap { name in folders.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  private let path: String

  /// Compiles `source` in `folder`.
  init(_ source: String, in folder: ScratchFolder) async throws {
    path = folder.path("preloaded.so")
    try folder.write(source, to: "preloaded.c")
    guard let compiler = Self.compiler else { throw PreloadFailure(message: "no C compiler") }
    let run = try await Command(
      compiler, ["-shared", "-fPIC", "-O1", "-o", path, folder.path("preloaded.c")],
      in: folder.path
    ).run()
    guard run.ending == .exited(0) else { throw PreloadFailure(message: run.errors) }
  }

  /// What a command's environment has to say for the library to be loaded.
  var environment: [String: String?] { ["LD_PRELOAD": path] }
}

/// What the compiler said against a library.
struct PreloadFailure: Error, CustomStringConvertible {
  let message: String

  var description: String { message }
}
