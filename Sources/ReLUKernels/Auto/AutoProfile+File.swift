// Where the profile of this machine lies.

import KernelInterface

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension AutoProfile {
  /// What became of the profile that `auto` looks for when it is first used.
  public enum Source: Sendable, Hashable {
    /// There is none: `auto` goes by cache sizes and cores.
    case none
    /// `auto` goes by it.
    case applied(path: String, AutoProfile)
    /// There is one, but `auto` goes by cache sizes and cores.
    case ignored(path: String, AutoProfileError)

    /// The profile that is gone by.
    public var profile: AutoProfile? {
      if case .applied(_, let profile) = self { profile } else { nil }
    }
  }

  /// The variable that names the file; with an empty value no profile is looked for.
  public static let pathVariable = "RELUBENCH_PROFILE"

  /// The profile of this process, read when it is first asked for.
  public static let shared = source()

  /// The file to read and to write: what ``pathVariable`` says, or else `relubench/profile` in the
  /// user's folder for settings; nil where there is none.
  public static var path: String? {
    if let path = variable(pathVariable) { return path.isEmpty ? nil : path }
    if let folder = variable("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return "\(folder)/relubench/profile"
    }
    guard let home = variable("HOME"), !home.isEmpty else { return nil }
    return "\(home)/.config/relubench/profile"
  }

  private static func source() -> Source {
    guard let path else { return .none }
    do {
      guard let text = try contents(of: path) else { return .none }
      return .applied(path: path, try AutoProfile(parsing: text))
    } catch {
      return .ignored(path: path, error)
    }
  }

  /// More than a profile of any machine has.
  private static let mostBytes = 1 << 20

  /// The text of a file; nil where there is no file.
  private static func contents(of path: String) throws(AutoProfileError) -> String? {
    guard let file = fopen(path, "re") else {
      // A home that is no folder, as of system services, holds no profile either.
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .unreadable(reason: String(cString: strerror(errno)))
    }
    defer { fclose(file) }
    let bytes = [UInt8](unsafeUninitializedCapacity: mostBytes) { buffer, count in
      count = fread(buffer.baseAddress, 1, buffer.count, file)
    }
    guard ferror(file) == 0 else { throw .unreadable(reason: String(cString: strerror(errno))) }
    guard bytes.count < mostBytes else {
      throw .unreadable(reason: "it is larger than any profile, \(mostBytes >> 20) MiB or more")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
