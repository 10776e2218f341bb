// JSON without a type: what a schema is applied to.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Any JSON value.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Reads JSON text.
  public init(json: some Sequence<UInt8>) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(json))
  }
}

extension JSONValue: Decodable {
  /// Reads whatever value comes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let string = try? container.decode(String.self) {
      self = .string(string)
    } else if let array = try? container.decode([JSONValue].self) {
      self = .array(array)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }
}

extension JSONValue {
  /// The member of an object; setting nil removes it.
  ///
  /// Nothing happens to other values.
  public subscript(key: String) -> JSONValue? {
    get {
      if case .object(let members) = self { members[key] } else { nil }
    }
    set {
      guard case .object(var members) = self else { return }
      members[key] = newValue
      self = .object(members)
    }
  }

  /// The element of an array; nil where there is none.
  ///
  /// Setting a place that is not there does nothing.
  public subscript(index: Int) -> JSONValue? {
    get {
      if case .array(let elements) = self, elements.indices.contains(index) {
        elements[index]
      } else {
        nil
      }
    }
    set {
      guard case .array(var elements) = self, elements.indices.contains(index), let newValue else {
        return
      }
      elements[index] = newValue
      self = .array(elements)
    }
  }

  /// The names of an object's members, sorted; none for other values.
  public var keys: [String] {
    if case .object(let members) = self { members.keys.sorted() } else { [] }
  }
}
