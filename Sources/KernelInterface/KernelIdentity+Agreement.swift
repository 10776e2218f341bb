// Whether an answer is right.

extension KernelIdentity {
  /// Whether the answer for an element keeps the contract of the operation, but for what is known of the
  /// kernel.
  public func accepts(_ element: ElementBits) -> Bool {
    if element.found == element.expected { return true }
    let definition = operation.definition
    let first = Float(bitPattern: element.x)
    if let domain = definition.domain, !first.isNaN, !domain.contains(first) { return true }
    let scale: Float =
      definition.inputs.last == .upstream ? Float(bitPattern: element.dy).magnitude : 1
    return definition.agreement.accepts(
      Float(bitPattern: element.found), for: Float(bitPattern: element.expected), scale: scale)
      || deviations.forgives(element)
  }
}
