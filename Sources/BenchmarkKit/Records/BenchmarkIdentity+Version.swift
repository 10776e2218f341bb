// A hash of what a benchmark measures: figures are comparable only where it is equal.

extension BenchmarkIdentity {
  /// Raised whenever a sample holds something else than before (what is inside the clock readings,
  /// how data is generated, what is done between samples), so that older figures of the same
  /// benchmark no longer compare.
  ///
  /// No hash sees that. For the data a test does: it pins what is generated, and asks for this.
  static let methodVersion = 4

  /// What is measured, in one canonical text: the method, and the JSON of the identity without its suite.
  ///
  /// A field that has a default is in it only where it differs from that: it is an optional, and nil is its
  /// default. So a field that is added changes no key of a benchmark that there was before, and what was
  /// measured before and after it still compares. The fields without a default are those of the first
  /// version; there are to be no others.
  ///
  /// Kernels are named in it, and how they work is not: that is what comparisons are about.
  public var key: String {
    var measured = self
    measured.suite = ""
    // Decoded or made by a suite, every number in an identity is finite, so it can be encoded.
    let text = (try? RecordCoding.line(measured)) ?? []
    return "method \(Self.methodVersion) " + String(decoding: text, as: UTF8.self)
  }

  /// The hash of ``key``, as 16 hexadecimal digits.
  ///
  /// FNV-1a (Fowler, Noll, Vo, draft-eastlake-fnv-21): it guards against accidents, not against malice.
  public var version: String {
    let hash = key.utf8.reduce(0xcbf2_9ce4_8422_2325) {
      (hash: UInt64, byte) in (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
