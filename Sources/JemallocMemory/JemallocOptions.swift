// The options jemalloc runs under, as it reports them: part of a record's environment.

/// One of jemalloc's options with the value in force.
public struct JemallocOption: Sendable, Hashable, Codable {
  /// Name without the `opt.` of the control key, such as `dirty_decay_ms`.
  public let name: String
  /// The value as `MALLOC_CONF` would spell it: `true`, `10000`, `default`.
  public let value: String
}

/// The options that can move a measurement.
///
/// Source: jemalloc(3), `opt.*`.
public enum JemallocOptions {
  private enum Kind {
    case boolean, unsigned, word, text
  }

  /// Every option reported, with its type in jemalloc 5.
  private static let keys: [(name: String, kind: Kind)] = [
    ("abort", .boolean), ("abort_conf", .boolean), ("background_thread", .boolean),
    ("cache_oblivious", .boolean), ("dirty_decay_ms", .word), ("dss", .text), ("hpa", .boolean),
    ("junk", .text), ("metadata_thp", .text), ("muzzy_decay_ms", .word), ("narenas", .unsigned),
    ("oversize_threshold", .word), ("percpu_arena", .text), ("prof", .boolean),
    ("retain", .boolean), ("tcache", .boolean), ("tcache_max", .word), ("thp", .text),
    ("zero", .boolean), ("zero_realloc", .text),
  ]

  /// The options in force, by name.
  ///
  /// One that this build of jemalloc does not know is left out.
  ///
  /// They are fixed when the process starts: by jemalloc's build, `/etc/malloc.conf` and the
  /// variable `MALLOC_CONF`.
  ///
  /// - Throws: `MallctlError` where jemalloc knows an option but not as documented.
  public static func inForce() throws(MallctlError) -> [JemallocOption] {
    var options: [JemallocOption] = []
    for (name, kind) in keys {
      do {
        options.append(JemallocOption(name: name, value: try value("opt." + name, kind)))
      } catch  where error.isUnknownKey {
        continue
      }
    }
    return options
  }

  private static func value(_ key: String, _ kind: Kind) throws(MallctlError) -> String {
    switch kind {
    case .boolean: try Mallctl.boolean(key) ? "true" : "false"
    case .unsigned: String(try Mallctl.unsigned(key))
    case .word: String(try Mallctl.integer(key))
    case .text: try Mallctl.string(key)
    }
  }
}
