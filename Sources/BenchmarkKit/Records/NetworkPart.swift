// Which part of a real network a workload stands for: one activation tensor or the whole pass.

/// The part of a network that a workload is.
public struct NetworkPart: Sendable, Hashable, Codable {
  /// One activation tensor of a network.
  public struct Tensor: Sendable, Hashable, Codable {
    /// Its place in the order of the forward pass, from 0.
    public var index: Int
    /// The layer's name, `conv2_1`.
    public var name: String
    /// Its dimensions, `[1, 64, 112, 112]`.
    public var shape: [Int]

    /// Describes one tensor.
    public init(index: Int, name: String, shape: [Int]) {
      self.index = index
      self.name = name
      self.shape = shape
    }
  }

  /// The network, `resnet-50`.
  public var name: String
  /// Whether the figure is for all activations of one forward pass, each in its own buffers.
  public var pass: Bool
  /// The tensors the figure holds for: those of one element count, since an element-wise kernel
  /// sees nothing else of a shape; empty for a pass.
  public var tensors: [Tensor]

  /// All activations of one forward pass.
  public static func pass(of name: String) -> NetworkPart {
    NetworkPart(name: name, pass: true, tensors: [])
  }

  /// The tensors of one element count, at least one.
  public static func tensors(_ tensors: [Tensor], of name: String) -> NetworkPart {
    NetworkPart(name: name, pass: false, tensors: tensors)
  }
}
