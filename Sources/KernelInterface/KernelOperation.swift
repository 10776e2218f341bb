// The mathematical functions the kernels compute, and the contract every one of them keeps.

/// A function that kernels compute element by element.
///
/// Contract, bit for bit, for all 2^32 inputs, so that every variant returns the bits of the
/// reference:
/// - `relu(x) = x < 0 ? 0 : x`: NaN comes back with its payload, -0 stays -0, subnormals are kept.
/// - `leaky-relu(x) = x < 0 ? slope * x : x`.
/// - `relu-gradient(x, dy) = x > 0 ? dy : +0`: the gradient at 0, -0 and NaN is +0.
/// - `leaky-relu-gradient(x, dy) = x > 0 ? dy : slope * dy`.
public enum KernelOperation: String, CaseIterable, Sendable, Codable {
  case relu
  case reluGradient = "relu-gradient"
  case leakyReLU = "leaky-relu"
  case leakyReLUGradient = "leaky-relu-gradient"

  /// Input arrays: 1 (x), or 2 (x and the upstream gradient dy).
  public var inputCount: Int {
    switch self {
    case .relu, .leakyReLU: 1
    case .reluGradient, .leakyReLUGradient: 2
    }
  }

  /// Whether the result depends on the slope.
  public var usesSlope: Bool {
    self == .leakyReLU || self == .leakyReLUGradient
  }
}

/// The slope of leaky ReLU where nobody asks for another.
///
/// Source: Maas, Hannun, Ng, "Rectifier nonlinearities improve neural network acoustic models",
/// ICML 2013.
public let defaultSlope: Float = 0.01
