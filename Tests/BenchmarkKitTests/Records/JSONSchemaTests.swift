// The schema validator checks what it says: each keyword accepts and refuses.

import TestSupport
import Testing

@Suite struct JSONSchemaTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let schema: String
    let valid: [String]
    let invalid: [String]
    var testDescription: String { schema }
  }

  static let cases = [
    Case(schema: #"{"type":"integer"}"#, valid: ["1", "-2", "3.0"], invalid: ["1.5", #""1""#]),
    Case(schema: #"{"type":"boolean"}"#, valid: ["true"], invalid: ["1", "null"]),
    Case(schema: #"{"type":["string","null"]}"#, valid: [#""a""#, "null"], invalid: ["0", "{}"]),
    Case(schema: #"{"required":["a"]}"#, valid: [#"{"a":null}"#, "1"], invalid: [#"{"b":1}"#]),
    Case(
      schema: #"{"properties":{"a":{"type":"number"}},"additionalProperties":false}"#,
      valid: [#"{"a":1}"#, "{}"], invalid: [#"{"a":"x"}"#, #"{"a":1,"b":1}"#]),
    Case(
      schema: #"{"additionalProperties":{"type":"string"}}"#, valid: [#"{"a":"x"}"#],
      invalid: [#"{"a":1}"#]),
    Case(schema: #"{"properties":{"a":false}}"#, valid: [#"{"b":1}"#], invalid: [#"{"a":1}"#]),
    Case(
      schema: #"{"items":{"minimum":2},"minItems":1,"maxItems":2}"#, valid: ["[2]", "[2,3]"],
      invalid: ["[]", "[1]", "[2,2,2]"]),
    Case(schema: #"{"enum":["a",1]}"#, valid: [#""a""#, "1"], invalid: [#""b""#, "2"]),
    Case(schema: #"{"const":1}"#, valid: ["1"], invalid: ["2", #""1""#, "true"]),
    Case(schema: #"{"maximum":4}"#, valid: ["4"], invalid: ["4.1"]),
    Case(schema: #"{"exclusiveMinimum":0}"#, valid: ["0.1"], invalid: ["0"]),
    Case(schema: #"{"minLength":1}"#, valid: [#""a""#], invalid: [#""""#]),
    Case(
      schema: ##"{"$ref":"#/$defs/a","$defs":{"a":{"type":"null"}}}"##, valid: ["null"],
      invalid: ["1"]),
    Case(
      schema: #"{"allOf":[{"minimum":1},{"maximum":2}]}"#, valid: ["1", "2"], invalid: ["0", "3"]),
    Case(
      schema: #"{"anyOf":[{"type":"string"},{"minimum":1,"type":"number"}]}"#,
      valid: [#""a""#, "1"], invalid: ["0", "null"]),
    Case(
      schema: #"{"if":{"type":"string"},"then":{"minLength":2},"else":{"minimum":3}}"#,
      valid: [#""ab""#, "3"], invalid: [#""a""#, "2"]),
  ]

  @Test(arguments: cases) func keywordAcceptsAndRefuses(_ example: Case) throws {
    let schema = try JSONSchema(json: example.schema.utf8)
    for text in example.valid {
      #expect(schema.violations(in: try JSONValue(json: text.utf8)) == [], "\(text)")
    }
    for text in example.invalid {
      #expect(!schema.violations(in: try JSONValue(json: text.utf8)).isEmpty, "\(text)")
    }
  }

  @Test(arguments: [
    #"{"pattern":"a"}"#, #"{"properties":{"a":{"format":"date"}}}"#, #"{"then":{}}"#,
    #"{"items":{"$defs":{}}}"#, #"{"anyOf":[{"oneOf":[]}]}"#,
    #"{"if":{"multipleOf":2}}"#, #"{"$defs":{"a":{"uniqueItems":true}}}"#,
  ]) func unknownKeywordIsAnError(_ text: String) {
    #expect(throws: JSONSchema.Fault.self) { try JSONSchema(json: text.utf8) }
  }

  @Test func unknownReferenceIsAnError() {
    #expect(throws: JSONSchema.Fault.unknownReference("a")) {
      try JSONSchema(json: ##"{"$ref":"#/$defs/a"}"##.utf8)
    }
  }

  @Test func violationNamesItsPlace() throws {
    let schema = try JSONSchema(
      json: #"{"properties":{"a":{"items":{"type":"string"}}}}"#.utf8)
    #expect(
      schema.violations(in: try JSONValue(json: #"{"a":["x",1]}"#.utf8))
        == ["$.a[1]: is not string"])
  }
}
