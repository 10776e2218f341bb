// Finds tools that a test needs and a machine may lack.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Programs that a shell would find.
public enum ProgramOnPath {
  /// The C compiler; nil where there is none.
  public static let cCompiler = first(of: "cc", "clang", "gcc")
  /// The Swift compiler; nil where there is none.
  public static let swiftCompiler = first(of: "swiftc")

  /// The path of the first of these programs that there is.
  private static func first(of names: String...) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    return names.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
