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
  func body(of operation: KernelOperation, inPlace: Bool) -> KernelBody {
    switch self {
    case .spans: inPlace ? Self.spansInPlace(operation) : Self.spans(operation)
    case .pointers: inPlace ? Self.pointersInPlace(operation) : Self.pointers(operation)
    }
  }
}
