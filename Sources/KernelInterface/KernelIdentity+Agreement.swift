// Whether an answer is right.

extension KernelIdentity {
  /// Whether the answer for an element keeps the contract of the operation, but for what is known of the
  /// kernel.
  ///
  /// - Parameters:
  ///   - element: Inputs and answers.
  ///   - exact: The exact answer where it is known.
  /// - Returns: Whether it does.
  public func accepts(_ element: ElementBits, exact: Double? = nil) -> Bool {
    if element.found == element.expected { return true }
    let definition = operation.definition
    let format = elementType.format
    let first = format.number(element.x)
    if let domain = definition.domain, !first.isNaN, !domain.contains(first) { return true }
    let second = format.number(element.dy)
    // Where terms cancel the derivative may lie on either side of zero, or be zero, of which an infinite upstream
    // gradient makes an infinity of either sign, or NaN.
    if definition.cancellation?.contains(first) ?? false {
      if second.isInfinite, element.found & ~format.signBit >= format.infinity { return true }
      if (element.expected | element.found) & ~format.signBit == 0 { return true }
    }
    let scale = definition.distanceScale(first: first, second: second)
    return definition.agreement(on: elementType).accepts(element, exact: exact, scale: scale)
      || deviations.forgives(element)
  }
}

extension OperationDefinition {
  /// What the distance of the agreement is to be multiplied with for inputs: 0 where no terms cancel.
  package func distanceScale(first: Double, second: Double) -> Double {
    guard let cancellation, cancellation.contains(first) else { return 0 }
    guard inputs.last == .upstream else { return 1 }
    return second.isFinite ? second.magnitude : 0
  }
}
