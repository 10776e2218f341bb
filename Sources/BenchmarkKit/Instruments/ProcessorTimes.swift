// Where the time of the machine's cores went, as the system counts it.

/// The time that all cores together have spent since the machine started, in ticks of the system.
public struct ProcessorTimes: Sendable, Equatable {
  /// In which they ran something.
  public let busy: UInt64
  /// In which they would have run something, but the hypervisor gave the core to another machine.
  public let stolen: UInt64

  /// Takes the counts.
  public init(busy: UInt64, stolen: UInt64) {
    self.busy = busy
    self.stolen = stolen
  }

  /// Reads the first line of Linux's `/proc/stat` (man 5 proc_stat).
  ///
  /// The columns are user, nice, system, idle, iowait, irq, softirq, steal; guests are counted in
  /// user.
  ///
  /// nil if it is another line or too old to have the column `steal`.
  ///
  /// - Parameter stat: The text of the file.
  public init?(stat: String) {
    guard let line = stat.split(separator: "\n").first, line.hasPrefix("cpu ") else { return nil }
    let ticks = line.split(separator: " ").dropFirst().compactMap { UInt64($0) }
    guard ticks.count >= 8 else { return nil }
    self.init(busy: ticks[0...2].reduce(0, +) + ticks[5] + ticks[6], stolen: ticks[7])
  }

  /// The share of the time that the cores were wanted in which they were stolen, at least.
  ///
  /// Idle cores have no part in it: one busy core of 64 that loses half its time has lost half.
  /// Times are counted in whole ticks, of 10 ms on Linux, so that one tick more than before may be
  /// no time at all: one is subtracted.
  ///
  /// - Parameter start: An earlier reading.
  /// - Returns: 0 to 1; nil where no time has passed or the counts went back.
  public func stolenShare(since start: ProcessorTimes) -> Double? {
    guard busy >= start.busy, stolen >= start.stolen else { return nil }
    let ticks = stolen - start.stolen
    let wanted = busy - start.busy + ticks
    guard wanted > 0 else { return nil }
    return Double(ticks > 0 ? ticks - 1 : 0) / Double(wanted)
  }
}
