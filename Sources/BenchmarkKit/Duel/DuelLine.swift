// What is said in JSON, as a line.

/// Turns what a worker says into lines.
public enum DuelLine {
  /// `value` on one line, without its end.
  ///
  /// - Throws: `RecordError.nonFinite` naming the field.
  public static func text(_ value: some Encodable) throws(RecordError) -> String {
    String(decoding: try RecordCoding.line(value), as: UTF8.self)
  }
}
