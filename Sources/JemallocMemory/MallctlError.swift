// The error of a mallctl call: which key, and why jemalloc refused it.
internal import CJemalloc

/// jemalloc refused to read, write or run one of its control keys.
public struct MallctlError: Error, Hashable, CustomStringConvertible {
  /// The key asked for, such as `stats.allocated`.
  public let key: String
  /// The `errno` value that `mallctl` returned; `ENOENT` for a key this build of jemalloc lacks.
  public let code: Int32

  package init(key: String, code: Int32) {
    self.key = key
    self.code = code
  }

  /// Whether this build of jemalloc has no such key, by its version or configuration.
  public var isUnknownKey: Bool { code == relubench_je_no_such_key }

  /// One sentence that names the key, the system's reason and its number.
  public var description: String {
    let reason = String(cString: relubench_je_error_text(code))
    return "jemalloc refused the control key \"\(key)\": \(reason) (errno \(code))"
  }
}
