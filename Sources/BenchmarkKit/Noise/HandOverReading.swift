// How far apart the cores of a machine are, and whether they stay so.

/// What handing work over to another core took, at one moment and over some tenths of a second.
///
/// A host may run two cores of a virtual machine on one group of cores that share a cache now, and on
/// two groups a moment later. A call on several threads then takes several times as long in between,
/// and rows of short calls fall into two clusters, although nothing has changed that the machine
/// itself could see.
public struct HandOverReading: Sendable, Equatable {
  /// Nanoseconds of a hand-over while the cores are near each other.
  public let near: Double
  /// Nanoseconds while they are far apart; nil where they never were.
  public let far: Double?
  /// The share of the time in which they were far apart.
  public let farShare: Double

  /// A burst counts as far that takes so many times as long as a near one: within a group of cores
  /// hand-overs differ by less, between two groups by more.
  static let farFactor = 2.5

  /// The reading that follows from bursts of hand-overs.
  ///
  /// Near is what the fastest tenth stays below, as the fastest of all may be an error of two clocks.
  /// nil where there is none.
  ///
  /// - Parameter bursts: Nanoseconds of a hand-over, the mean of each burst, in any order.
  public init?(bursts: [Double]) {
    let sorted = bursts.sorted()
    guard let near = quantile(sorted: sorted, 0.1), near > 0 else { return nil }
    let slow = sorted.filter { $0 > near * Self.farFactor }
    self.near = near
    far = median(sorted: slow)
    farShare = slow.reduce(0, +) / sorted.reduce(0, +)
  }
}

extension Doctor {
  /// A larger share of far hand-overs is worth a word: less is an interrupt here and there.
  static let tolerableFarShare = 0.05

  /// What there is to say of the way from core to core.
  public static func finding(_ reading: HandOverReading) -> Finding {
    func nanoseconds(_ value: Double) -> String { "\(Quantity.fixed(value, digits: 0)) ns" }
    let title = "hand-over from core to core: \(nanoseconds(reading.near))"
    guard let far = reading.far, reading.farShare > tolerableFarShare else {
      return Finding(
        .fine, subject: "hand-over", title: title, effect: "the cores stay where they are")
    }
    let share = Quantity.fixed(reading.farShare * 100, digits: 0)
    return Finding(
      .advice, subject: "hand-over",
      title: "\(title), and \(nanoseconds(far)) in \(share) % of the time",
      effect: "the host moves this machine's cores apart, or something else runs on one of them: "
        + "short calls on several threads fall into two clusters",
      remedy: "measure for longer or at another hour, or on a machine with cores of its own",
      command: "relubench run --suite pool")
  }
}
