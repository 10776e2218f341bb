// A small JSON Schema validator, draft 2020-12, for the keywords our schemas use.

/// A schema that was read, with every keyword understood.
///
/// A subset of https://json-schema.org/draft/2020-12: a keyword it does not know is an error when
/// the schema is read, so that nothing is silently unchecked.
public struct JSONSchema: Sendable {
  /// One assertion about a value.
  indirect enum Rule: Sendable {
    case never
    case type([String])
    case required([String])
    case members([String: [Rule]], others: [Rule])
    case items([Rule])
    case oneOf([JSONValue])
    case minimum(Double)
    case maximum(Double)
    case exclusiveMinimum(Double)
    case count(least: Int, most: Int)
    case length(least: Int)
    case reference(String)
    case all([[Rule]])
    case any([[Rule]])
    case conditional(condition: [Rule], then: [Rule], otherwise: [Rule])
  }

  let root: [Rule]
  let definitions: [String: [Rule]]

  /// What is wrong with `value`, each with its place; empty if it is valid.
  public func violations(in value: JSONValue) -> [String] {
    violations(of: root, value, at: "$")
  }

  private func violations(of rules: [Rule], _ value: JSONValue, at place: String) -> [String] {
    rules.flatMap { violations(of: $0, value, at: place) }
  }

  private func violations(of rule: Rule, _ value: JSONValue, at place: String) -> [String] {
    func complain(unless isFine: Bool, _ message: String) -> [String] {
      isFine ? [] : ["\(place): \(message)"]
    }
    switch (rule, value) {
    case (.never, _):
      return ["\(place): is not allowed"]
    case (.type(let names), _):
      return complain(
        unless: names.contains { value.isOf(type: $0) }, "is not \(names.joined(separator: " or "))"
      )
    case (.required(let names), .object(let members)):
      return names.filter { members[$0] == nil }.map { "\(place): '\($0)' is missing" }
    case (.members(let known, let others), .object(let members)):
      return members.sorted { $0.key < $1.key }.flatMap { name, member in
        violations(of: known[name] ?? others, member, at: "\(place).\(name)")
      }
    case (.items(let rules), .array(let elements)):
      return elements.enumerated().flatMap { index, element in
        violations(of: rules, element, at: "\(place)[\(index)]")
      }
    case (.oneOf(let values), _):
      return complain(unless: values.contains(value), "is none of the values allowed")
    case (.minimum(let bound), .number(let number)):
      return complain(unless: number >= bound, "is less than \(bound)")
    case (.maximum(let bound), .number(let number)):
      return complain(unless: number <= bound, "is more than \(bound)")
    case (.exclusiveMinimum(let bound), .number(let number)):
      return complain(unless: number > bound, "is not more than \(bound)")
    case (.count(let least, let most), .array(let elements)):
      return complain(
        unless: (least...most).contains(elements.count), "has \(elements.count) elements")
    case (.length(let least), .string(let text)):
      return complain(
        unless: text.unicodeScalars.count >= least, "is shorter than \(least) characters")
    case (.reference(let name), _):
      return violations(of: definitions[name] ?? [.never], value, at: place)
    case (.all(let schemas), _):
      return schemas.flatMap { violations(of: $0, value, at: place) }
    case (.any(let schemas), _):
      let attempts = schemas.map { violations(of: $0, value, at: place) }
      if attempts.contains(where: \.isEmpty) { return [] }
      return ["\(place): fits no alternative: " + attempts.joined().joined(separator: "; ")]
    case (.conditional(let condition, let then, let otherwise), _):
      let holds = violations(of: condition, value, at: place).isEmpty
      return violations(of: holds ? then : otherwise, value, at: place)
    default:
      // An assertion about another type of value than this one holds.
      return []
    }
  }
}

extension JSONValue {
  fileprivate func isOf(type name: String) -> Bool {
    switch (self, name) {
    case (.null, "null"), (.bool, "boolean"), (.number, "number"), (.string, "string"),
      (.array, "array"), (.object, "object"):
      true
    case (.number(let number), "integer"): number == number.rounded()
    default: false
    }
  }
}
