// A hash of what a benchmark measures: figures are comparable only where it is equal.

extension BenchmarkIdentity {
  /// Raised whenever a sample holds something else than before (what is inside the clock readings,
  /// how data is generated, what is done between samples), so that older figures of the same
  /// benchmark no longer compare.
  ///
  /// No hash sees that. For the data a test does: it pins what is generated, and asks for this.
  static let methodVersion = 4

  /// What is measured, as 16 hexadecimal digits: the identity without its suite, and the method.
  ///
  /// Kernels are named in it, not hashed: how a kernel works is what comparisons are about.
  /// The hash is FNV-1a of the identity's JSON (Fowler, Noll, Vo, draft-eastlake-fnv-21): it guards
  /// against accidents, not against malice.
  public var version: String {
    var measured = self
    measured.suite = ""
    // Decoded or made by a suite, every number in an identity is finite, so it can be encoded.
    let text = (try? RecordCoding.line(measured)) ?? []
    let hash = ("method \(Self.methodVersion) ".utf8 + text).reduce(0xcbf2_9ce4_8422_2325) {
      (hash: UInt64, byte) in (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
