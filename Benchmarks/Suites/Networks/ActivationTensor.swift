// One tensor that a network's activation function is applied to.

/// A tensor that goes through an activation function, at batch 1.
public struct ActivationTensor: Hashable, Sendable {
  /// The layer, in the words of the paper: `conv2_1.relu1`.
  public let name: String
  /// Feature channels.
  public let channels: Int
  /// Rows; 1 after a fully connected layer.
  public let height: Int
  /// Columns; 1 after a fully connected layer.
  public let width: Int

  /// Names a feature map.
  init(name: String, shape: FeatureMap) {
    self.name = name
    channels = shape.channels
    height = shape.height
    width = shape.width
  }

  /// Values in the tensor.
  public var elements: Int { channels * height * width }

  /// Channels, height, width.
  public var shape: [Int] { [channels, height, width] }
}
