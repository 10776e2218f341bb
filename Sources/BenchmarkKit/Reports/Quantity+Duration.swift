// Lengths of time that people wait, in words.

extension Quantity {
  /// A length of time, rounded up to what matters of it: `0.8 s`, `25 s`, `4 min 40 s`, `2 h 10 min`.
  ///
  /// - Parameter nanoseconds: At least 0; more than any run takes counts as a thousand hours.
  /// - Returns: The words.
  public static func duration(_ nanoseconds: Double) -> String {
    let seconds = wholeSeconds(nanoseconds)
    if seconds < 10 { return "\(tenths(nanoseconds)) s" }
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 600, seconds % 60 > 0 { return "\(seconds / 60) min \(seconds % 60) s" }
    let minutes = (seconds + 59) / 60
    if minutes < 60 { return "\(minutes) min" }
    return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
  }

  /// The least round time that is no shorter, as `--budget` takes it: `0.8s`, `8s`, `5m`, `2h10m`.
  ///
  /// - Parameter nanoseconds: At least 0.
  /// - Returns: The text.
  public static func budget(_ nanoseconds: Double) -> String {
    let seconds = wholeSeconds(nanoseconds)
    if seconds < 10 { return "\(tenths(nanoseconds))s" }
    if seconds < 120 { return "\(seconds)s" }
    let minutes = (seconds + 59) / 60
    if minutes < 60 { return "\(minutes)m" }
    return minutes % 60 == 0 ? "\(minutes / 60)h" : "\(minutes / 60)h\(minutes % 60)m"
  }

  private static func wholeSeconds(_ nanoseconds: Double) -> Int {
    guard nanoseconds.isFinite, nanoseconds > 0 else { return nanoseconds > 0 ? 3_600_000 : 0 }
    return Int(min(3_600_000, (nanoseconds / 1e9).rounded(.up)))
  }

  /// Seconds below ten, whole ones without a digit behind the point.
  private static func tenths(_ nanoseconds: Double) -> String {
    let count = nanoseconds > 0 ? Int((nanoseconds / 1e8).rounded(.up)) : 0
    return count % 10 == 0 ? "\(count / 10)" : "\(count / 10).\(count % 10)"
  }
}
