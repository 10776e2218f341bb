// A length of time as people write it: 90, 10s, 2m, 1h30m, 500ms.

/// The value of `--budget`.
public struct TimeBudget: Sendable, Equatable {
  /// Above 0, at most a million.
  public let seconds: Double

  /// What can be asked for: two weeks take longer than any machine stays the same.
  private static let most = 1e6
  /// From large to small, the order in which they are written.
  private static let units: [(name: String, seconds: Double)] = [
    ("h", 3600), ("m", 60), ("s", 1), ("ms", 1e-3),
  ]

  /// A budget of so many seconds, which the program itself decides.
  public init(seconds: Double) { self.seconds = seconds }

  /// Reads a plain number of seconds, or numbers with units, large ones first.
  ///
  /// - Throws: ``TimeBudgetError``.
  public init(parsing text: String) throws(TimeBudgetError) {
    let seconds = if let plain = Double(text) { plain } else { try Self.sum(text) }
    guard seconds > 0, seconds <= Self.most else { throw .outOfRange }
    self.seconds = seconds
  }

  private static func sum(_ text: String) throws(TimeBudgetError) -> Double {
    var rest = text[...]
    var units = units[...]
    var sum = 0.0
    repeat {
      let digits = rest.prefix { "+-.0123456789".contains($0) }
      rest = rest.dropFirst(digits.count)
      guard let number = Double(digits) else { throw .noNumber }
      guard number >= 0 else { throw .outOfRange }
      let name = rest.prefix { !"+-.0123456789".contains($0) }
      rest = rest.dropFirst(name.count)
      guard !name.isEmpty else { throw .noUnit(String(digits)) }
      guard let index = units.firstIndex(where: { $0.name == name }) else {
        throw Self.units.contains { $0.name == name }
          ? .wrongOrder : .unknownUnit(String(name))
      }
      sum += number * units[index].seconds
      units = units[(index + 1)...]
    } while !rest.isEmpty
    return sum
  }
}

extension TimeBudget: CustomStringConvertible {
  /// As the help shows a default.
  public var description: String { seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)" }
}

/// What is wrong with a length of time.
public enum TimeBudgetError: Error, Equatable, CustomStringConvertible {
  /// There is no number where one belongs.
  case noNumber
  /// A number of several has no unit.
  case noUnit(String)
  /// What stands behind a number is no unit.
  case unknownUnit(String)
  /// A unit stands behind a smaller one, or twice.
  case wrongOrder
  /// It is not above 0, or too long.
  case outOfRange

  private static let examples = "90 (seconds), 10s, 2m, 1h30m or 500ms"

  /// The fact, and what is allowed.
  public var description: String {
    switch self {
    case .noNumber: "it is no time; a time is as in \(Self.examples)"
    case .noUnit(let number): "\(number) has no unit; a time is as in \(Self.examples)"
    case .unknownUnit(let unit): "'\(unit)' is no unit; the units are h, m, s and ms"
    case .wrongOrder: "units go from large to small, each once: h, m, s, ms"
    case .outOfRange: "it is out of range: allowed is above 0 to 1000000 s"
    }
  }
}
