// The number formats kernels work on.

/// The format of one element of an input or output array.
public enum ElementType: String, CaseIterable, Sendable, Codable {
  /// IEEE 754 binary32, Swift's `Float`.
  case float32

  /// Bytes of one element.
  public var byteCount: Int { 4 }
}
