// The functions a runtime author calls. Each picks a kernel for this CPU once, at its first call.

public import KernelInterface

/// Computes ReLU out of place, `y[i] = x[i] < 0 ? 0 : x[i]`; shapes `x: [n]`, `y: [n]`.
///
/// - Precondition: `x` and `y` have the same count and do not overlap.
public func relu(_ x: Span<Float>, into y: inout MutableSpan<Float>) {
  FrontDoor.relu.run(x, into: &y, slope: 0)
}

/// Computes ReLU in place, `x[i] = x[i] < 0 ? 0 : x[i]`; shape `x: [n]`.
public func relu(inPlace x: inout MutableSpan<Float>) {
  FrontDoor.relu.run(inPlace: &x, slope: 0)
}

/// Computes leaky ReLU out of place, `y[i] = x[i] < 0 ? slope * x[i] : x[i]`; shapes `[n]`.
///
/// - Precondition: `x` and `y` have the same count and do not overlap.
public func leakyReLU(
  _ x: Span<Float>, slope: Float = defaultSlope, into y: inout MutableSpan<Float>
) {
  FrontDoor.leakyReLU.run(x, into: &y, slope: slope)
}

/// Computes leaky ReLU in place; shape `x: [n]`.
public func leakyReLU(inPlace x: inout MutableSpan<Float>, slope: Float = defaultSlope) {
  FrontDoor.leakyReLU.run(inPlace: &x, slope: slope)
}

/// Computes the gradient of ReLU, `dx[i] = x[i] > 0 ? dy[i] : 0`; all of shape `[n]`.
///
/// - Precondition: all counts are equal, and `dx` overlaps neither input.
public func reluGradient(
  _ x: Span<Float>, upstream dy: Span<Float>, into dx: inout MutableSpan<Float>
) {
  FrontDoor.reluGradient.run(x, upstream: dy, into: &dx, slope: 0)
}

/// Turns the upstream gradient into the gradient of ReLU, in place in `dy`; shapes `[n]`.
///
/// - Precondition: both counts are equal.
public func reluGradient(_ x: Span<Float>, inPlace dy: inout MutableSpan<Float>) {
  FrontDoor.reluGradient.run(x, inPlace: &dy, slope: 0)
}

/// Computes the gradient of leaky ReLU, `dx[i] = x[i] > 0 ? dy[i] : slope * dy[i]`; shapes `[n]`.
///
/// - Precondition: all counts are equal, and `dx` overlaps neither input.
public func leakyReLUGradient(
  _ x: Span<Float>, upstream dy: Span<Float>, slope: Float = defaultSlope,
  into dx: inout MutableSpan<Float>
) {
  FrontDoor.leakyReLUGradient.run(x, upstream: dy, into: &dx, slope: slope)
}

/// Turns the upstream gradient into the gradient of leaky ReLU, in place in `dy`; shapes `[n]`.
///
/// - Precondition: both counts are equal.
public func leakyReLUGradient(
  _ x: Span<Float>, inPlace dy: inout MutableSpan<Float>, slope: Float = defaultSlope
) {
  FrontDoor.leakyReLUGradient.run(x, inPlace: &dy, slope: slope)
}

/// The kernels that the front door runs.
///
/// On as many threads as the process has cores; `AutoKernel.configured(for:)` makes one for fewer.
public enum FrontDoor {
  /// ReLU.
  public static let relu = AutoKernel(.relu)
  /// The gradient of ReLU.
  public static let reluGradient = AutoKernel(.reluGradient)
  /// Leaky ReLU.
  public static let leakyReLU = AutoKernel(.leakyReLU)
  /// The gradient of leaky ReLU.
  public static let leakyReLUGradient = AutoKernel(.leakyReLUGradient)
}
