// The arithmetic of layer shapes.

/// The shape of what flows between two layers at batch 1.
struct FeatureMap: Hashable, Sendable {
  var channels: Int
  var height: Int
  var width: Int

  /// After a convolution: `(size + 2 padding - kernel) / stride + 1` a side, rounded down.
  ///
  /// Source: Dumoulin, Visin, "A guide to convolution arithmetic", arXiv:1603.07285, relation 6.
  func convolved(to channels: Int, kernel: Int, stride: Int = 1, padding: Int = 0) -> FeatureMap {
    FeatureMap(
      channels: channels, height: (height + 2 * padding - kernel) / stride + 1,
      width: (width + 2 * padding - kernel) / stride + 1)
  }

  /// After pooling: each channel for itself, otherwise as a convolution.
  func pooled(kernel: Int, stride: Int, padding: Int = 0) -> FeatureMap {
    convolved(to: channels, kernel: kernel, stride: stride, padding: padding)
  }

  /// After an up-convolution of 2x2 with stride 2, which doubles each side.
  func upConvolved(to channels: Int) -> FeatureMap {
    FeatureMap(channels: channels, height: height * 2, width: width * 2)
  }
}
