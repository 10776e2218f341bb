// Reading a schema: every keyword is understood or refused.

extension JSONSchema {
  /// Why a schema cannot be used.
  public enum Fault: Error, Equatable {
    case unknownKeyword(String, at: String)
    case badValue(String, at: String)
    case unknownReference(String)
  }

  /// Reads a schema from JSON text.
  ///
  /// - Throws: `Fault`, or `DecodingError` where the text is no JSON.
  public init(json: some Sequence<UInt8>) throws {
    let schema = try JSONValue(json: json)
    var reader = Reader()
    root = try reader.rules(schema, at: "#")
    var definitions: [String: [Rule]] = [:]
    for name in schema["$defs"]?.keys ?? [] {
      definitions[name] = try reader.rules(schema["$defs"]?[name] ?? .null, at: "#/$defs/\(name)")
    }
    for name in reader.references where definitions[name] == nil {
      throw Fault.unknownReference(name)
    }
    self.definitions = definitions
  }
}

/// Turns schemas into rules and remembers which definitions they refer to.
private struct Reader {
  private(set) var references: Set<String> = []

  mutating func rules(_ schema: JSONValue, at place: String) throws -> [JSONSchema.Rule] {
    switch schema {
    case .bool(let allowed):
      return allowed ? [] : [.never]
    case .object(let members):
      var rules: [JSONSchema.Rule] = []
      for keyword in members.keys.sorted() {
        rules += try read(keyword, members, at: "\(place)/\(keyword)")
      }
      return rules
    default:
      throw JSONSchema.Fault.badValue("not a schema", at: place)
    }
  }

  private mutating func read(
    _ keyword: String, _ members: [String: JSONValue], at place: String
  ) throws -> [JSONSchema.Rule] {
    let value = members[keyword] ?? .null
    switch keyword {
    case "$schema", "title", "description": return []
    // Only at the top, where `init` reads it.
    case "$defs" where place == "#/$defs": return []
    case "type":
      if case .string(let name) = value { return [.type([name])] }
      return [.type(try strings(value, at: place))]
    case "required": return [.required(try strings(value, at: place))]
    case "properties", "additionalProperties":
      // One rule for both, read where the first of them stands.
      if keyword == "properties", members["additionalProperties"] != nil { return [] }
      var known: [String: [JSONSchema.Rule]] = [:]
      for name in members["properties"]?.keys ?? [] {
        known[name] = try rules(members["properties"]?[name] ?? .null, at: "\(place)/\(name)")
      }
      let others = members["additionalProperties"] ?? .bool(true)
      return [.members(known, others: try rules(others, at: place))]
    case "items": return [.items(try rules(value, at: place))]
    case "enum": return [.oneOf(try array(value, at: place))]
    case "const": return [.oneOf([value])]
    case "minimum": return [.minimum(try number(value, at: place))]
    case "maximum": return [.maximum(try number(value, at: place))]
    case "exclusiveMinimum": return [.exclusiveMinimum(try number(value, at: place))]
    case "minItems": return [.count(least: Int(try number(value, at: place)), most: .max)]
    case "maxItems": return [.count(least: 0, most: Int(try number(value, at: place)))]
    case "minLength": return [.length(least: Int(try number(value, at: place)))]
    case "$ref":
      let prefix = "#/$defs/"
      guard case .string(let text) = value, text.hasPrefix(prefix) else {
        throw JSONSchema.Fault.badValue("only \(prefix) is followed", at: place)
      }
      references.insert(String(text.dropFirst(prefix.count)))
      return [.reference(String(text.dropFirst(prefix.count)))]
    case "allOf": return [.all(try schemas(value, at: place))]
    case "anyOf": return [.any(try schemas(value, at: place))]
    case "if":
      return [
        .conditional(
          condition: try rules(value, at: place),
          then: try rules(members["then"] ?? .bool(true), at: place),
          otherwise: try rules(members["else"] ?? .bool(true), at: place))
      ]
    case "then" where members["if"] != nil, "else" where members["if"] != nil: return []
    default: throw JSONSchema.Fault.unknownKeyword(keyword, at: place)
    }
  }

  private mutating func schemas(
    _ value: JSONValue, at place: String
  ) throws -> [[JSONSchema.Rule]] {
    try array(value, at: place).map { try rules($0, at: place) }
  }

  private func array(_ value: JSONValue, at place: String) throws -> [JSONValue] {
    guard case .array(let elements) = value else {
      throw JSONSchema.Fault.badValue("not an array", at: place)
    }
    return elements
  }

  private func strings(_ value: JSONValue, at place: String) throws -> [String] {
    try array(value, at: place).map { element in
      guard case .string(let text) = element else {
        throw JSONSchema.Fault.badValue("not a string", at: place)
      }
      return text
    }
  }

  private func number(_ value: JSONValue, at place: String) throws -> Double {
    guard case .number(let number) = value else {
      throw JSONSchema.Fault.badValue("not a number", at: place)
    }
    return number
  }
}
