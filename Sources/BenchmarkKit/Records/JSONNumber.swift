// What JSON calls a number, which is less than Swift does.

/// Whether the text follows JSON's grammar of numbers: `-? (0 | 1-9 digits) (. digits)? (e sign?
/// digits)?`.
func isJSONNumber(_ text: ArraySlice<UInt8>) -> Bool {
  var rest = text
  func digits() -> Int {
    let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    rest = rest.dropFirst(count)
    return count
  }
  if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
  let leading = rest.first
  let count = digits()
  guard count == 1 || (count > 1 && leading != UInt8(ascii: "0")) else { return false }
  if rest.first == UInt8(ascii: ".") {
    rest = rest.dropFirst()
    guard digits() > 0 else { return false }
  }
  if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
      rest = rest.dropFirst()
    }
    guard digits() > 0 else { return false }
  }
  return rest.isEmpty
}
