// Writes a number of bytes the way a person says it.

/// Rendering of byte counts in binary multiples.
package enum ByteCount {
  /// `512 B`, `64 TiB`, `23.4 GiB`: the largest multiple that is at least 1, one decimal if needed.
  package static func text(_ bytes: Int) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
    var unit = 0
    while unit + 1 < units.count, bytes.magnitude >> UInt(10 * (unit + 1)) > 0 { unit += 1 }
    // Tenths in integers, rounded down: a limit must not look larger than it is.
    let whole = bytes.magnitude >> UInt(10 * unit)
    let rest = bytes.magnitude - whole << UInt(10 * unit)
    let tenths = unit == 0 ? 0 : (rest >> UInt(10 * (unit - 1))) * 10 / 1024
    let sign = bytes < 0 ? "-" : ""
    return "\(sign)\(whole)\(tenths == 0 ? "" : ".\(tenths)") \(units[unit])"
  }
}
