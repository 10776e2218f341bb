// A small reader of XML that takes nothing that is not well-formed.

/// The elements of a document in the order they start.
///
/// Knows what reports write: a declaration, elements and attributes, no text between them.
struct XMLOutline {
  struct Element: Equatable {
    var name: String
    var attributes: [String: String]
    var depth: Int
  }

  private(set) var elements: [Element] = []
  private var rest: Substring
  private var open: [String] = []

  /// nil for a document that is not well-formed.
  init?(_ text: String) {
    rest = text[...]
    guard take("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") else { return nil }
    skipSpace()
    while !rest.isEmpty {
      guard take("</") ? readEnd() : take("<") && readStart() else { return nil }
      skipSpace()
    }
    guard open.isEmpty, elements.count(where: { $0.depth == 0 }) == 1 else { return nil }
  }

  private mutating func readEnd() -> Bool {
    guard let name = open.popLast() else { return false }
    return take(name + ">")
  }

  private mutating func readStart() -> Bool {
    var element = Element(name: readName(), attributes: [:], depth: open.count)
    guard !element.name.isEmpty else { return false }
    while rest.first == " " {
      skipSpace()
      let key = readName()
      guard !key.isEmpty, take("=\""), let value = readValue(), element.attributes[key] == nil
      else { return false }
      element.attributes[key] = value
    }
    elements.append(element)
    if take("/>") { return true }
    open.append(element.name)
    return take(">")
  }

  private mutating func readName() -> String {
    let name = rest.prefix { $0.isLetter || $0.isNumber }
    rest = rest.dropFirst(name.count)
    return String(name)
  }

  /// An attribute's value with its entities resolved.
  private mutating func readValue() -> String? {
    let entities = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]
    var value = ""
    while let character = rest.popFirst() {
      switch character {
      case "\"": return value
      case "<": return nil
      case "&":
        let name = rest.prefix { $0 != ";" }
        guard let entity = entities[String(name)] else { return nil }
        value += entity
        rest = rest.dropFirst(name.count + 1)
      default:
        guard character.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else { return nil }
        value.append(character)
      }
    }
    return nil
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  private mutating func skipSpace() { rest = rest.drop(while: \.isWhitespace) }
}
