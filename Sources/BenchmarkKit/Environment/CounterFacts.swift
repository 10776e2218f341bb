// What a record says of the hardware counters.

/// Whether programs can count cycles and instructions here.
public struct CounterFacts: Sendable, Equatable, Codable {
  /// Whether they can.
  public var available: Bool
  /// Precisely why not; nil where they can.
  public var reason: String?
  /// Why not, with what would change that; not part of a record.
  private(set) var error: CounterError?

  private enum CodingKeys: String, CodingKey {
    case available, reason
  }

  /// Counters that can be used, or the error that opening them ended in.
  public init(_ error: CounterError? = nil) {
    available = error == nil
    reason = error.map { "\($0)" }
    self.error = error
  }

  /// Whether two say the same; those read back from a record no longer know the error.
  public static func == (left: CounterFacts, right: CounterFacts) -> Bool {
    (left.available, left.reason) == (right.available, right.reason)
  }

  /// Tries to open the counters of this machine.
  public static func current() -> CounterFacts {
    do throws(CounterError) {
      _ = try EventCounter()
      return CounterFacts()
    } catch {
      return CounterFacts(error)
    }
  }
}
