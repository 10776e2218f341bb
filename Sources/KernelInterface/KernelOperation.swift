// The mathematical functions the kernels compute. A new one is a case and a line here, and its files.

/// A function that kernels compute element by element.
///
/// What it is stands in its ``definition``; its formula in the file of that.
public enum KernelOperation: String, CaseIterable, Sendable, Codable {
  case relu
  case reluGradient = "relu-gradient"
  case leakyReLU = "leaky-relu"
  case leakyReLUGradient = "leaky-relu-gradient"
  case relu6
  case relu6Gradient = "relu6-gradient"
  case addReLU = "add-relu"
  case sigmoid
  case sigmoidGradient = "sigmoid-gradient"
  case tanh
  case tanhGradient = "tanh-gradient"
  case silu
  case siluGradient = "silu-gradient"
  case gelu
  case geluGradient = "gelu-gradient"
  case geluErf = "gelu-erf"
  case geluErfGradient = "gelu-erf-gradient"
  case elu
  case eluGradient = "elu-gradient"

  /// Its inputs and parameters, and how exact its kernels are.
  public var definition: OperationDefinition {
    switch self {
    case .relu: .relu
    case .reluGradient: .reluGradient
    case .leakyReLU: .leakyReLU
    case .leakyReLUGradient: .leakyReLUGradient
    case .relu6: .relu6
    case .relu6Gradient: .relu6Gradient
    case .addReLU: .addReLU
    case .sigmoid: .sigmoid
    case .sigmoidGradient: .sigmoidGradient
    case .tanh: .tanh
    case .tanhGradient: .tanhGradient
    case .silu: .silu
    case .siluGradient: .siluGradient
    case .gelu: .gelu
    case .geluGradient: .geluGradient
    case .geluErf: .geluErf
    case .geluErfGradient: .geluErfGradient
    case .elu: .elu
    case .eluGradient: .eluGradient
    }
  }
}

extension KernelOperation {
  /// One of each kind by what it moves and computes: the first with as many inputs and the same arithmetic.
  ///
  /// What is best for it is best for all of its kind, so that this one alone has to be measured.
  public static let representatives = allCases.filter { $0.representative == $0 }

  /// The one of its kind that stands for all.
  public var representative: KernelOperation {
    let kind = definition
    return Self.allCases.first {
      $0.inputCount == kind.inputs.count && $0.definition.arithmetic == kind.arithmetic
    } ?? self
  }

  /// Input arrays: 1 or 2.
  public var inputCount: Int { definition.inputs.count }

  /// What stands in place of the slope where nobody asks for another; 0 where there is none.
  public var defaultParameter: Double { definition.parameter?.standard ?? 0 }

  /// Whether the result depends on the slope of negative elements.
  public var usesSlope: Bool { definition.parameter == .slope }
}

extension KernelOperation {
  /// Its place among all, a constant where the operation is one.
  @inlinable @inline(__always)
  package var ordinal: Int {
    // An enumeration without payloads is the number of its case.
    Int(unsafeBitCast(self, to: UInt8.self))
  }
}
