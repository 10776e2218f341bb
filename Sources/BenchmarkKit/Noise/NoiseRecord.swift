// The noise around a command, as it goes into its record.

/// How noisy the machine was before a command measured, and after.
public struct NoiseRecord: Sendable, Equatable {
  /// Before anything was measured.
  public let before: NoiseReading
  /// When all was measured; stolen time is counted from the first reading on.
  ///
  /// nil while the command runs, and where it was interrupted.
  public var after: NoiseReading?

  /// Joins two readings.
  public init(before: NoiseReading, after: NoiseReading? = nil) {
    self.before = before
    self.after = after
  }
}

extension NoiseRecord {
  /// The worse of both grades: what the figures between them are worth.
  public var grade: NoiseGrade { max(before.grade, after?.grade ?? before.grade) }

  /// The line above a table: both grades, and of each part the worse figure.
  ///
  /// `noise: quiet before, moderate after (compute jitter 0.4 %, memory jitter 7.1 %, stolen 0.0 %)`
  public var line: String {
    let grades =
      "\(before.grade.rawValue) before" + (after.map { ", \($0.grade.rawValue) after" } ?? "")
    return "noise: \(grades) (\((after.map(before.worse) ?? before).text))"
  }
}

extension NoiseRecord: Codable {
  private enum Key: String, CodingKey {
    case before, after, grade
  }

  /// Writes the readings, and the grade that follows from them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(before, forKey: .before)
    try container.encodeIfPresent(after, forKey: .after)
    try container.encode(grade, forKey: .grade)
  }

  /// Reads the readings.
  ///
  /// The grade is not held against them: a later version may draw its lines elsewhere, and older
  /// records are to stay readable.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    before = try container.decode(NoiseReading.self, forKey: .before)
    after = try container.decodeIfPresent(NoiseReading.self, forKey: .after)
  }
}
