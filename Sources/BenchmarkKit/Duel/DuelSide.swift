// The two sides of a duel.

/// Which of the two executables.
public enum DuelSide: String, Sendable, Hashable, Codable, CaseIterable {
  /// The baseline.
  case old
  /// The candidate.
  case new

  /// How messages call it.
  public var name: String { rawValue.uppercased() }

  /// The one it plays against.
  public var other: DuelSide { self == .old ? .new : .old }
}

/// One value for each side.
public struct DuelSides<Value> {
  /// The baseline's.
  public var old: Value
  /// The candidate's.
  public var new: Value

  /// A value for each side.
  public init(old: Value, new: Value) {
    self.old = old
    self.new = new
  }

  /// The value of one side.
  public subscript(side: DuelSide) -> Value {
    get { side == .old ? old : new }
    set { if side == .old { old = newValue } else { new = newValue } }
  }
}

extension DuelSides: Sendable where Value: Sendable {}
extension DuelSides: Equatable where Value: Equatable {}
extension DuelSides: Encodable where Value: Encodable {}
extension DuelSides: Decodable where Value: Decodable {}
