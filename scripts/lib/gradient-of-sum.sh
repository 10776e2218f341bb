# Writes the one public function that is no operation; uses public-functions.sh.
# shellcheck shell=bash disable=SC2154,SC2016

# gradient_of_sum ELEMENT: the file of the gradient of addReLU, which is ReLU's: no operation of its own, of which the
# compiler would make one function with a jump.
gradient_of_sum() {
  local element opening='' closing=''
  element=$(swift_type "$1")
  [[ $element != Float16 ]] || opening='#if !(os(macOS) && arch(x86_64))' closing='#endif'
  cat <<SWIFT
$note
//
// The gradient of ReLU of a sum: the same for both that were added, and that of ReLU from what the sum became.

$([[ $element != BFloat16 ]] || echo 'public import KernelInterface')
$opening

/// Computes \`dx = y > 0 ? dy : 0\` for each element, with y what \`addReLU\` answered; shapes \`[n]\`.
///
/// It is \`reluGradient\`, as y is positive where the sum is.
///
/// - Precondition: all arrays have the same count, and \`dx\` overlaps no other.
@inlinable @inline(__always)
public func addReLUGradient(
  _ y: Span<$element>, upstream dy: Span<$element>, into dx: inout MutableSpan<$element>
) {
  reluGradient(y, upstream: dy, into: &dx)
}

/// Computes \`y > 0 ? dy : 0\` for each element, in place in \`dy\`; shapes \`[n]\`.
///
/// - Precondition: both arrays have the same count.
@inlinable @inline(__always)
public func addReLUGradient(_ y: Span<$element>, inPlace dy: inout MutableSpan<$element>) {
  reluGradient(y, inPlace: &dy)
}

/// Computes \`dx = y > 0 ? dy : 0\` for each element, as on spans; shapes \`[n]\`.
///
/// - Precondition: all arrays have the same count, and \`dx\` overlaps no other.
@inlinable @inline(__always)
public func addReLUGradient(
  _ y: UnsafeBufferPointer<$element>, upstream dy: UnsafeBufferPointer<$element>,
  into dx: UnsafeMutableBufferPointer<$element>
) {
  reluGradient(y, upstream: dy, into: dx)
}

/// Computes \`y > 0 ? dy : 0\` for each element, in place in \`dy\`, as on spans; shapes \`[n]\`.
///
/// - Precondition: both arrays have the same count.
@inlinable @inline(__always)
public func addReLUGradient(
  _ y: UnsafeBufferPointer<$element>, inPlace dy: UnsafeMutableBufferPointer<$element>
) {
  reluGradient(y, inPlace: dy)
}
$closing
SWIFT
}
