// What the noise probe found at one moment.

/// The noise of a machine at one moment; shares of 1.
public struct NoiseReading: Sendable, Equatable, Codable {
  /// The share of the time that a fixed piece of work without memory took beyond what it takes
  /// undisturbed: to interrupts, to other programs, to falling frequency.
  public var computeJitter: Double
  /// The interquartile range of the times of passes through memory, over their median.
  public var memoryJitter: Double
  /// The share of the time in which cores were stolen, at least; nil where the system does not
  /// count.
  public var stolenShare: Double?
  /// The share of the time in which the core was shared with another hardware thread; nil where nobody
  /// looked.
  public var sharedCoreShare: Double?
  /// The frequency of the core while nothing disturbed it, GHz.
  public var frequency: Double?

  /// Joins the parts.
  public init(
    computeJitter: Double, memoryJitter: Double, stolenShare: Double? = nil,
    sharedCoreShare: Double? = nil, frequency: Double? = nil
  ) {
    self.computeJitter = computeJitter
    self.memoryJitter = memoryJitter
    self.stolenShare = stolenShare
    self.sharedCoreShare = sharedCoreShare
    self.frequency = frequency
  }
}

extension NoiseReading {
  /// The grade of the worst part.
  public var grade: NoiseGrade {
    max(
      NoiseGrade(computeJitter, NoiseGrade.compute), NoiseGrade(memoryJitter, NoiseGrade.memory),
      stolenShare.map { NoiseGrade($0, NoiseGrade.stolen) } ?? .quiet,
      sharedCoreShare.map { NoiseGrade($0, NoiseGrade.sharedCore) } ?? .quiet)
  }

  /// The parts in words, `compute jitter 0.4 %, memory jitter 2.1 %, stolen 0.0 %, core shared 0.3 %`.
  public var text: String {
    func percent(_ share: Double) -> String { "\(Quantity.fixed(share * 100, digits: 1)) %" }
    return "compute jitter \(percent(computeJitter)), memory jitter \(percent(memoryJitter))"
      + (stolenShare.map { ", stolen \(percent($0))" } ?? "")
      + (sharedCoreShare.map { ", core shared \(percent($0))" } ?? "")
  }

  /// The worse of two readings, part by part.
  func worse(_ other: NoiseReading) -> NoiseReading {
    NoiseReading(
      computeJitter: max(computeJitter, other.computeJitter),
      memoryJitter: max(memoryJitter, other.memoryJitter),
      stolenShare: [stolenShare, other.stolenShare].compactMap { $0 }.max(),
      sharedCoreShare: [sharedCoreShare, other.sharedCoreShare].compactMap { $0 }.max())
  }
}

extension NoiseReading {
  /// The share lost of the time that `blocks` of equal work took.
  ///
  /// Undisturbed is what the fastest tenth stays below: the minimum would make a short burst of
  /// turbo the measure of all. It is the mean that is held against it, not a percentile, because
  /// few long absences weigh as much as many short ones.
  ///
  /// - Parameter blocks: Nanoseconds, in any order.
  /// - Returns: 0 to 1; 0 for none.
  package static func computeJitter(_ blocks: [Double]) -> Double {
    let total = blocks.reduce(0, +)
    guard let undisturbed = quantile(sorted: blocks.sorted(), 0.1), total > 0 else { return 0 }
    return max(0, 1 - undisturbed * Double(blocks.count) / total)
  }

  /// The interquartile range over the median.
  ///
  /// It leaves out the passes that an interrupt fell into, which are counted as compute jitter
  /// already, and shows how evenly the memory serves the rest.
  ///
  /// - Parameter passes: Nanoseconds, in any order.
  /// - Returns: At least 0; 0 for none.
  package static func memoryJitter(_ passes: [Double]) -> Double {
    let sorted = passes.sorted()
    guard let low = quantile(sorted: sorted, 0.25), let high = quantile(sorted: sorted, 0.75),
      let middle = median(sorted: sorted), middle > 0
    else { return 0 }
    return (high - low) / middle
  }
}
