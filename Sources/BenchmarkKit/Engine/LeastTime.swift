// The least time that measuring a group takes: what no budget can shorten.

/// What a group takes with its minimum rounds, by parts; all in nanoseconds.
public struct LeastTime: Sendable, Equatable {
  /// Before the engine begins: memory allocated and filled, kernels verified, loops tried.
  public var preparation: Double
  /// The engine's work up to the last of the minimum rounds.
  public var rounds: Double

  /// Joins the parts.
  public init(preparation: Double = 0, rounds: Double = 0) {
    self.preparation = preparation
    self.rounds = rounds
  }

  /// All of it.
  public var total: Double { preparation + rounds }
}

extension LeastTime {
  /// One alternative of a group, as far as its time depends on it.
  public struct Row: Sendable, Equatable {
    /// Nanoseconds of one iteration.
    public var iteration: Double
    /// Untimed work before each batch, such as giving back the input of work in place.
    public var beforeBatch: Double
    /// What a turn costs the next where it leaves another library's threads running: waiting for them,
    /// and work to get over the pause.
    public var settling: Double
    /// The longest real time of a batch, where the counted part of it is small.
    public var isSelfTimed: Bool

    /// Describes an alternative.
    public init(
      iteration: Double, beforeBatch: Double = 0, settling: Double = 0, isSelfTimed: Bool = false
    ) {
      self.iteration = iteration
      self.beforeBatch = beforeBatch
      self.settling = settling
      self.isSelfTimed = isSelfTimed
    }
  }

  /// What the engine takes for `rows` by a plan.
  ///
  /// It follows ``Engine``: of each row one iteration and two trials that are long enough, a warm-up, and
  /// in each of the minimum rounds an untimed batch and a sample. A batch lasts as long as the shortest
  /// sample, or as one iteration where that is longer; of a row that times itself at most
  /// ``MeasurementPlan/longestBatchDuration``, which is then what it takes.
  ///
  /// - Parameters:
  ///   - rows: The alternatives, ceilings among them.
  ///   - plan: Of the measurement.
  /// - Returns: Nanoseconds.
  public static func rounds(of rows: [Row], _ plan: MeasurementPlan) -> Double {
    rows.reduce(0) { sum, row in
      let shortest =
        row.isSelfTimed ? plan.longestBatchDuration : plan.minimumSampleDuration
      let batch = max(Double(shortest), row.iteration)
      let calibration = row.settling + row.iteration + 2 * batch + 3 * row.beforeBatch
      let turn = row.settling + 2 * (batch + row.beforeBatch)
      let warmUp = max(Double(plan.warmUpDuration), batch)
      return sum + calibration + warmUp + Double(plan.minimumRounds) * turn
    }
  }
}
