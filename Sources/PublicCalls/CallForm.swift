// How a public function takes its arrays.

import ReLUKernels

/// The form of a call's arguments; the raw values are variants in the suite that compares them.
public enum CallForm: String, CaseIterable, Sendable {
  /// On `Span` and `MutableSpan`.
  case spans = "call"
  /// On unsafe buffer pointers.
  case pointers = "call-pointers"

  /// The arguments, for people.
  var arrays: String {
    switch self {
    case .spans: "spans"
    case .pointers: "unsafe buffer pointers"
    }
  }

  /// A call as a function of a kernel's operands.
  ///
  /// On pointers nothing is said of when the output is read: suite `calls`, which has that form, reads none.
  func body(
    of operation: KernelOperation, on elementType: ElementType, inPlace: Bool, use: OutputUse
  ) -> KernelBody {
    switch self {
    case .spans where inPlace: Self.spansInPlace(operation, elementType)
    case .spans where use == .soon: Self.spansReadSoon(operation, elementType)
    case .spans: Self.spans(operation, elementType)
    case .pointers where inPlace: Self.pointersInPlace(operation, elementType)
    case .pointers: Self.pointers(operation, elementType)
    }
  }
}
