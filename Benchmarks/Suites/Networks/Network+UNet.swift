// U-Net, from its layer table.

extension Network {
  /// U-Net on 572x572: a ReLU after each of 18 unpadded 3x3 convolutions.
  ///
  /// Source: Ronneberger, Fischer, Brox, "U-Net: convolutional networks for biomedical image
  /// segmentation", arXiv:1505.04597, section 2 and figure 1. The paper puts no ReLU after the
  /// up-convolutions and the last 1x1 convolution.
  public static let uNet: Network = {
    let input = FeatureMap(channels: 1, height: 572, width: 572)
    var map = input
    var tensors: [ActivationTensor] = []

    func convolveTwice(to channels: Int, _ name: String) {
      for convolution in 1...2 {
        map = map.convolved(to: channels, kernel: 3)
        tensors.append(ActivationTensor(name: "\(name)_\(convolution).relu", shape: map))
      }
    }

    for (level, channels) in [64, 128, 256, 512].enumerated() {
      convolveTwice(to: channels, "down\(level + 1)")
      map = map.pooled(kernel: 2, stride: 2)
    }
    convolveTwice(to: 1024, "bottom")
    for (level, channels) in [512, 256, 128, 64].enumerated() {
      // The cropped map of the way down joins here; it changes what goes in, not the shape out.
      map = map.upConvolved(to: channels)
      convolveTwice(to: channels, "up\(4 - level)")
    }
    return Network(
      name: "u-net", citation: "Ronneberger et al. 2015, arXiv:1505.04597", input: input,
      tensors: tensors)
  }()
}
