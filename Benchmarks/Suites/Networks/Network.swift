// A network, seen from its activation functions.

public import ReLUKernels

/// The activation tensors of one published architecture in the order of a forward pass, batch 1.
///
/// Nothing else of the network is here: no weights, no convolutions. A pass applies the activation
/// to each tensor in turn, every tensor in buffers of its own, as a framework does that runs
/// activations as layers of their own.
public struct Network: Hashable, Sendable {
  /// Kebab-case.
  public let name: String
  /// The paper the layer table is taken from.
  public let citation: String
  /// The activation that the paper has.
  public let activation: KernelOperation
  /// Channels, height, width of the picture.
  public let input: [Int]
  /// The tensors in order of execution.
  public let tensors: [ActivationTensor]

  init(
    name: String, citation: String, activation: KernelOperation = .relu, input: FeatureMap,
    tensors: [ActivationTensor]
  ) {
    self.name = name
    self.citation = citation
    self.activation = activation
    self.input = [input.channels, input.height, input.width]
    self.tensors = tensors
  }
}

extension Network {
  /// Every network of the suite.
  public static let all: [Network] = [.resNet50, .vgg16, .mobileNetV2, .uNet]

  /// Values in all tensors together.
  public var elements: Int { tensors.reduce(0) { $0 + $1.elements } }

  /// The tensors by element count, largest first: their places in `tensors`.
  ///
  /// An element-wise kernel on a contiguous array sees the count and nothing else of a shape, so
  /// tensors of one count share one measurement, and each of them is listed with it.
  public var indicesByCount: [[Int]] {
    Dictionary(grouping: tensors.indices) { tensors[$0].elements }
      .sorted { $0.key > $1.key }
      .map(\.value)
  }
}
