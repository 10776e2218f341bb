// Whether a group ran at the frequency it should have run at.

/// Finds groups whose frequency fell.
///
/// A class because it remembers the groups of a run, each of which has a runner of its own.
public final class Throttling {
  /// A frequency below this share of what is expected is flagged.
  ///
  /// Readings of an undisturbed core agree within 1 to 2 %, and cores change their frequency in
  /// steps of 25 to 100 MHz, 1 to 4 %; 5 % is more than either, and more than most differences
  /// between two good kernels.
  public static let share = 0.95

  /// The best median so far, by threads: cores that are busy together run slower than one alone, and
  /// that is no fault.
  private var best: [Int: Double] = [:]

  /// Starts without knowing any group.
  public init() {}

  /// Judges a group and remembers it.
  ///
  /// It is throttled if in more than a tenth of the readings the frequency was below 95 % of their
  /// median, as when it falls on the way; fewer cannot move a median of samples. Or if the median is below 95 %
  /// of the best group before it that used as many threads, as when the machine has grown hot.
  ///
  /// - Parameters:
  ///   - gigahertz: Its readings.
  ///   - threads: The most that any of its benchmarks uses.
  /// - Returns: false where there are no readings.
  public func isThrottled(_ gigahertz: [Double], threads: Int) -> Bool {
    let sorted = gigahertz.sorted()
    guard let middle = median(sorted: sorted), let low = quantile(sorted: sorted, 0.1) else {
      return false
    }
    let expected = best[threads] ?? middle
    best[threads] = max(expected, middle)
    return low < Self.share * middle || middle < Self.share * expected
  }
}
