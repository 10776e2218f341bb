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
  public static let shared = source(for: .ofThisMachine)

  /// The profile for this machine as it is now, which may have been another when ``shared`` was read: the
  /// process may since have got cores, or lost some.
  static func current(for machine: MachineShape) -> AutoProfile? {
    machine == .ofThisMachine ? shared.profile : source(for: machine).profile
  }

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

  private static func source(for machine: MachineShape) -> Source {
    guard let path else { return .none }
    do {
      guard let text = try contents(of: path) else { return .none }
      return .applied(path: path, try AutoProfile(parsing: text, for: machine))
    } catch {
      return .ignored(path: path, error)
    }
  }

  /// More than a profile of any machine has.
  private static let mostBytes = 1 << 20

  /// The text of a file; nil where there is no file.
  ///
  /// A pipe has no end that one could wait for, and a device may have none: neither is read.
  private static func contents(of path: String) throws(AutoProfileError) -> String? {
    // To open a pipe would else wait for somebody to write to it.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      // A home that is no folder, as of system services, holds no profile either.
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .unreadable(reason: String(cString: strerror(errno)))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      throw .unreadable(reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(reason: "it is a folder, a pipe or a device, and a profile is a file")
    }
    return try text(bytes(of: file))
  }

  /// What an open file holds, however much it grows meanwhile.
  private static func bytes(of file: CInt) throws(AutoProfileError) -> [UInt8] {
    var failure: CInt = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: mostBytes) { buffer, count in
      while count < buffer.count {
        let got = read(file, buffer.baseAddress.map { $0 + count }, buffer.count - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        guard got > 0 else { return }
        count += got
      }
    }
    guard failure == 0 else { throw .unreadable(reason: String(cString: strerror(failure))) }
    guard bytes.count < mostBytes else {
      throw .unreadable(reason: "it is larger than any profile, \(mostBytes >> 20) MiB or more")
    }
    return bytes
  }

  /// The text, without the mark by which some editors say that it is UTF-8.
  private static func text(_ bytes: [UInt8]) throws(AutoProfileError) -> String {
    // Profiles are ASCII: a zero beside the first letter is one of UTF-16.
    let first = bytes.prefix(2)
    let isWide = first.contains(0) && first.contains { $0 > 0x20 && $0 < 0x7F }
    if isWide || first == [0xFF, 0xFE] || first == [0xFE, 0xFF] {
      throw .unreadable(reason: "the text is UTF-16, and a profile is UTF-8")
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return String(
      decoding: bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
