// Libraries that a test compiles and puts in front of all others of a process.

/// A shared library of a few lines of C.
public enum PreloadedLibrary {
  /// Whether a test can preload a library here: a compiler, and a system that has `LD_PRELOAD`.
  public static let isPossible: Bool = {
    #if os(Linux)
      ProgramOnPath.cCompiler != nil
    #else
      false
    #endif
  }()

  /// Compiles `source` into a library in `folder`.
  ///
  /// - Returns: What changes in the environment of a command that is to load it first.
  /// - Throws: `CommandFailure` with the compiler's words.
  public static func environment(
    _ name: String, _ source: String, in folder: ScratchFolder
  ) async throws -> [String: String?] {
    ["LD_PRELOAD": try await path(name, source, in: folder)]
  }

  /// Compiles `source` into a library in `folder` and returns its path.
  public static func path(
    _ name: String, _ source: String, in folder: ScratchFolder
  ) async throws -> String {
    guard let compiler = ProgramOnPath.cCompiler else {
      throw CommandFailure("there is no C compiler")
    }
    try folder.write("#define _GNU_SOURCE\n" + source, to: "\(name).c")
    let run = try await Command(
      compiler,
      [
        "-shared", "-fPIC", "-O1", "-o", folder.path("lib\(name).so"), folder.path("\(name).c"),
        "-ldl",
      ],
      in: folder.path
    ).run()
    guard run.ending == .exited(0) else { throw CommandFailure("\(compiler): \(run.errors)") }
    return folder.path("lib\(name).so")
  }
}
