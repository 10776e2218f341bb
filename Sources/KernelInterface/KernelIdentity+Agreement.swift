// Whether an answer is right.

extension KernelIdentity {
  /// Whether the answer for an element keeps the contract of the operation, but for what is known of the
  /// kernel.
  public func accepts(_ element: ElementBits) -> Bool {
    if element.found == element.expected { return true }
    let definition = operation.definition
    let first = Float(bitPattern: element.x)
    if let domain = definition.domain, !first.isNaN, !domain.contains(first) { return true }
    // Where terms cancel the derivative may lie on either side of zero, or be zero, of which an infinite upstream
    // gradient makes an infinity of either sign, or NaN.
    if definition.cancellation?.contains(first) ?? false {
      let isInfinite = Float(bitPattern: element.dy).isInfinite
      if isInfinite, !Float(bitPattern: element.found).isFinite { return true }
      if element.expected << 1 == 0, element.found << 1 == 0 { return true }
    }
    let scale = definition.distanceScale(
      first: first, second: Float(bitPattern: element.dy))
    return definition.agreement.accepts(
      Float(bitPattern: element.found), for: Float(bitPattern: element.expected), scale: scale)
      || deviations.forgives(element)
  }
}

extension OperationDefinition {
  /// What the distance of the agreement is to be multiplied with for inputs: 0 where no terms cancel.
  package func distanceScale(first: Float, second: Float) -> Float {
    guard let cancellation, cancellation.contains(first) else { return 0 }
    guard inputs.last == .upstream else { return 1 }
    return second.isFinite ? second.magnitude : 0
  }
}
