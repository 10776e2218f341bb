// The floating-point mode that the process was started in, which nothing is computed in.

import ReLUKernels

/// The mode of the process as others left it.
///
/// The contract of the kernels, bit for bit, is that of the default mode: in others the reference and
/// a kernel may differ where neither is at fault, as an integer comparison knows subnormal numbers
/// and a comparison of floats may not. So everything is computed in the default mode, and the other
/// is named.
enum StartMode {
  /// That of the first thread before ``leave()``.
  private static let mode = FloatingPointMode.current

  /// Has the calling thread, and those that it starts from here on, in the default mode.
  ///
  /// To be called once, first of all.
  static func leave() {
    _ = mode
    FloatingPointMode.standard.set()
  }

  /// Its traits as records name them; nil for the default mode.
  static var traits: [String]? {
    let traits = mode.traits.map(\.rawValue)
    return traits.isEmpty ? nil : traits
  }
}
