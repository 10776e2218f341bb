// Reads, writes and runs jemalloc's control keys with Swift types.
internal import CJemalloc

/// Access to the `mallctl` name space of jemalloc (jemalloc(3), "MALLCTL NAMESPACE").
package enum Mallctl {
  /// Reads a value whose size in jemalloc equals that of `value`, which is left alone on failure.
  package static func read<Value: BitwiseCopyable>(
    _ key: String, into value: inout Value
  ) throws(MallctlError) {
    var size = MemoryLayout<Value>.size
    try check(key, relubench_je_mallctl(key, &value, &size, nil, 0))
  }

  /// Reads a `size_t`, `ssize_t` or other word-sized number.
  package static func integer(_ key: String) throws(MallctlError) -> Int {
    var value = 0
    try read(key, into: &value)
    return value
  }

  /// Reads an `unsigned`.
  package static func unsigned(_ key: String) throws(MallctlError) -> UInt32 {
    var value: UInt32 = 0
    try read(key, into: &value)
    return value
  }

  /// Reads a `bool`.
  package static func boolean(_ key: String) throws(MallctlError) -> Bool {
    // A byte: a Swift Bool with any other pattern than 0 or 1 would be undefined.
    var value: UInt8 = 0
    try read(key, into: &value)
    return value != 0
  }

  /// Reads a C string, which jemalloc owns and never frees.
  package static func string(_ key: String) throws(MallctlError) -> String {
    var value: UnsafePointer<CChar>?
    try read(key, into: &value)
    return value.map { String(cString: $0) } ?? ""
  }

  /// Writes a value whose size in jemalloc equals that of `value`.
  package static func write<Value: BitwiseCopyable>(
    _ key: String, _ value: Value
  ) throws(MallctlError) {
    var value = value
    try check(key, relubench_je_mallctl(key, nil, nil, &value, MemoryLayout<Value>.size))
  }

  /// Runs a key that takes and gives nothing, such as `arena.3.destroy`.
  package static func run(_ key: String) throws(MallctlError) {
    try check(key, relubench_je_mallctl(key, nil, nil, nil, 0))
  }

  private static func check(_ key: String, _ code: Int32) throws(MallctlError) {
    guard code == 0 else { throw MallctlError(key: key, code: code) }
  }
}
