// The command part of a record: what was asked for, when, and whether it came to its end.

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The command that made a record.
public struct CommandRecord: Sendable, Equatable, Codable {
  /// How far a command came.
  public enum State: String, Sendable, Codable, CaseIterable {
    /// Still measuring, or killed before it could say otherwise.
    case running
    /// Everything asked for was measured.
    case complete
    /// Stopped early, by a person or by an error; what is in the record was finished.
    case interrupted
  }

  /// The arguments as typed, without the executable.
  public var arguments: [String]
  /// The verb, `run`.
  public var verb: String
  /// The suite asked for; nil where the command names none.
  public var suite: String?
  /// The seed of every random value.
  public var seed: Seed
  /// The time the command was allowed to take, in seconds; nil for no limit.
  public var budgetSeconds: Double?
  /// When it started, UTC, to the second.
  public let startedAt: Date
  /// When it ended, UTC, to the second; nil while it runs or after it was killed.
  public private(set) var finishedAt: Date?
  /// How far it came.
  public private(set) var state: State
  /// How noisy the machine was around it; nil where nobody looked.
  public var noise: NoiseRecord?

  /// A command that has just started; times are kept to the second.
  public init(
    arguments: [String], verb: String, suite: String? = nil, seed: UInt64,
    budgetSeconds: Double? = nil, startedAt: Date
  ) {
    self.arguments = arguments
    self.verb = verb
    self.suite = suite
    self.seed = Seed(rawValue: seed)
    self.budgetSeconds = budgetSeconds
    self.startedAt = startedAt.wholeSeconds
    self.state = .running
  }

  /// Notes how the command ended, and when.
  public mutating func end(_ state: State, at date: Date) {
    self.state = state
    self.finishedAt = state == .running ? nil : date.wholeSeconds
  }
}

/// The seed of every random value of a command.
///
/// In JSON a decimal string, always: a 64-bit number above 2^53 would lose digits in readers that
/// hold numbers as doubles.
public struct Seed: Sendable, Hashable, RawRepresentable, Codable {
  /// The seed itself.
  public var rawValue: UInt64

  /// The seed that is `rawValue`.
  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// Reads a decimal string.
  ///
  /// - Throws: `DecodingError` for anything else, a JSON number among it.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = UInt64(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a seed is a decimal string from 0 to 2^64 - 1")
    }
    rawValue = value
  }

  /// Writes a decimal string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(String(rawValue))
  }
}

extension Date {
  /// The second the moment lies in: what ISO 8601 without fractions can carry.
  fileprivate var wholeSeconds: Date {
    Date(timeIntervalSince1970: timeIntervalSince1970.rounded(.down))
  }
}
