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

// MARK: - Spans
//
// Each closure writes the call as a program would that has spans; making one of a pointer and a count
// costs nothing.

extension CallForm {
  private static func spans(_ operation: KernelOperation) -> KernelBody {
    switch operation {
    case .relu:
      { x, _, y, count, _ in
        var output = MutableSpan(_unsafeStart: y, count: count)
        relu(Span(_unsafeStart: x, count: count), into: &output)
      }
    case .leakyReLU:
      { x, _, y, count, slope in
        var output = MutableSpan(_unsafeStart: y, count: count)
        leakyReLU(Span(_unsafeStart: x, count: count), slope: slope, into: &output)
      }
    case .reluGradient:
      { x, dy, dx, count, _ in
        var output = MutableSpan(_unsafeStart: dx, count: count)
        reluGradient(
          Span(_unsafeStart: x, count: count), upstream: Span(_unsafeStart: dy, count: count),
          into: &output)
      }
    case .leakyReLUGradient:
      { x, dy, dx, count, slope in
        var output = MutableSpan(_unsafeStart: dx, count: count)
        leakyReLUGradient(
          Span(_unsafeStart: x, count: count), upstream: Span(_unsafeStart: dy, count: count),
          slope: slope, into: &output)
      }
    }
  }

  private static func spansInPlace(_ operation: KernelOperation) -> KernelBody {
    switch operation {
    case .relu:
      { _, _, x, count, _ in
        var array = MutableSpan(_unsafeStart: x, count: count)
        relu(inPlace: &array)
      }
    case .leakyReLU:
      { _, _, x, count, slope in
        var array = MutableSpan(_unsafeStart: x, count: count)
        leakyReLU(inPlace: &array, slope: slope)
      }
    case .reluGradient:
      { x, _, dy, count, _ in
        var array = MutableSpan(_unsafeStart: dy, count: count)
        reluGradient(Span(_unsafeStart: x, count: count), inPlace: &array)
      }
    case .leakyReLUGradient:
      { x, _, dy, count, slope in
        var array = MutableSpan(_unsafeStart: dy, count: count)
        leakyReLUGradient(Span(_unsafeStart: x, count: count), inPlace: &array, slope: slope)
      }
    }
  }
}

// MARK: - Unsafe buffer pointers

extension CallForm {
  private static func pointers(_ operation: KernelOperation) -> KernelBody {
    switch operation {
    case .relu:
      { x, _, y, count, _ in
        relu(
          UnsafeBufferPointer(start: x, count: count),
          into: UnsafeMutableBufferPointer(start: y, count: count))
      }
    case .leakyReLU:
      { x, _, y, count, slope in
        leakyReLU(
          UnsafeBufferPointer(start: x, count: count), slope: slope,
          into: UnsafeMutableBufferPointer(start: y, count: count))
      }
    case .reluGradient:
      { x, dy, dx, count, _ in
        reluGradient(
          UnsafeBufferPointer(start: x, count: count),
          upstream: UnsafeBufferPointer(start: dy, count: count),
          into: UnsafeMutableBufferPointer(start: dx, count: count))
      }
    case .leakyReLUGradient:
      { x, dy, dx, count, slope in
        leakyReLUGradient(
          UnsafeBufferPointer(start: x, count: count),
          upstream: UnsafeBufferPointer(start: dy, count: count), slope: slope,
          into: UnsafeMutableBufferPointer(start: dx, count: count))
      }
    }
  }

  private static func pointersInPlace(_ operation: KernelOperation) -> KernelBody {
    switch operation {
    case .relu:
      { _, _, x, count, _ in
        relu(inPlace: UnsafeMutableBufferPointer(start: x, count: count))
      }
    case .leakyReLU:
      { _, _, x, count, slope in
        leakyReLU(inPlace: UnsafeMutableBufferPointer(start: x, count: count), slope: slope)
      }
    case .reluGradient:
      { x, _, dy, count, _ in
        reluGradient(
          UnsafeBufferPointer(start: x, count: count),
          inPlace: UnsafeMutableBufferPointer(start: dy, count: count))
      }
    case .leakyReLUGradient:
      { x, _, dy, count, slope in
        leakyReLUGradient(
          UnsafeBufferPointer(start: x, count: count),
          inPlace: UnsafeMutableBufferPointer(start: dy, count: count), slope: slope)
      }
    }
  }
}
