// Numbers as people read them: times, rates, sizes and counts.

/// Formats quantities for tables and messages: `.` as the decimal sign in every locale.
public enum Quantity {
  /// A time in the unit that suits it, four significant digits: `12.35 us`.
  public static func nanoseconds(_ value: Double) -> String {
    // Chosen after rounding: 999.96 ns has to become 1.000 us, not 1000 ns.
    let units = [(1.0, "ns"), (1e3, "us"), (1e6, "ms"), (1e9, "s")]
    for (scale, unit) in units where (value / scale).magnitude < 999.95 {
      return "\(significant(value / scale, digits: 4)) \(unit)"
    }
    return "\(significant(value / 1e9, digits: 4)) s"
  }

  /// A rate of 10^9 bytes per second as a bare number, three significant digits: `85.2`.
  public static func gigabytesPerSecond(_ value: Double) -> String {
    significant(value, digits: 3)
  }

  /// A ratio, three significant digits: `12.3x`.
  public static func ratio(_ value: Double) -> String {
    "\(significant(value, digits: 3))x"
  }

  /// A size in binary units: `64 KiB`, `1.5 MiB`.
  public static func bytes(_ value: Int) -> String {
    let (number, prefix) = binary(value)
    return prefix.isEmpty ? "\(number) B" : "\(number) \(prefix)B"
  }

  /// A count in binary units, as `--elements` takes it: `4Ki`, `1Mi`; exact where it has none.
  public static func count(_ value: Int) -> String {
    for (shift, prefix) in [(30, "Gi"), (20, "Mi"), (10, "Ki")] {
      if value != 0, value % (1 << shift) == 0 { return "\(value >> shift)\(prefix)" }
    }
    return "\(value)"
  }

  /// A number with so many significant digits, and never in exponent form below 10^15.
  public static func significant(_ value: Double, digits: Int) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    var before = 1
    var rest = value.magnitude
    while rest >= 10 {
      rest /= 10
      before += 1
    }
    while rest < 1, before > -8 {
      rest *= 10
      before -= 1
    }
    let text = fixed(value, digits: max(0, digits - before))
    // 9.9996 has one digit before the point until it is rounded: 10.000 has one too many.
    let carried = text.filter { $0.isNumber }.drop { $0 == "0" }.count > max(digits, before)
    return carried ? fixed(value, digits: max(0, digits - before - 1)) : text
  }

  /// A number with so many digits after the point, rounded half away from zero.
  public static func fixed(_ value: Double, digits: Int) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return "\(value)" }
    let scale = (0..<digits).reduce(1.0) { product, _ in product * 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 9e18 else { return "\(value)" }
    let text = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    let sign = value < 0 && scaled != 0 ? "-" : ""
    return digits == 0
      ? sign + padded : "\(sign)\(padded.dropLast(digits)).\(padded.suffix(digits))"
  }

  private static func binary(_ value: Int) -> (String, String) {
    for (shift, prefix) in [(40, "Ti"), (30, "Gi"), (20, "Mi"), (10, "Ki")] {
      let size = 1 << shift
      guard value.magnitude >= size else { continue }
      let scaled = Double(value) / Double(size)
      return (value % size == 0 ? "\(value >> shift)" : fixed(scaled, digits: 1), prefix)
    }
    return ("\(value)", "")
  }
}
