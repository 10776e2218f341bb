// VGG-16, from its layer table.

extension Network {
  /// VGG-16 on 224x224: a ReLU after each of 13 convolutions and two fully connected layers.
  ///
  /// Source: Simonyan, Zisserman, "Very deep convolutional networks for large-scale image
  /// recognition", arXiv:1409.1556, table 1, configuration D. The last layer feeds the softmax and
  /// has no ReLU.
  public static let vgg16: Network = {
    let input = FeatureMap(channels: 3, height: 224, width: 224)
    var map = input
    var tensors: [ActivationTensor] = []
    // Channels and number of 3x3 convolutions before each max-pooling.
    let blocks = [(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)]
    for (index, (channels, convolutions)) in blocks.enumerated() {
      for convolution in 1...convolutions {
        map = map.convolved(to: channels, kernel: 3, padding: 1)
        let name = "conv\(index + 1)_\(convolution).relu"
        tensors.append(ActivationTensor(name: name, shape: map))
      }
      map = map.pooled(kernel: 2, stride: 2)
    }
    for layer in [6, 7] {
      // A fully connected layer is a convolution whose kernel covers the map.
      map = map.convolved(to: 4096, kernel: map.height)
      tensors.append(ActivationTensor(name: "fc\(layer).relu", shape: map))
    }
    return Network(
      name: "vgg-16", citation: "Simonyan and Zisserman 2014, arXiv:1409.1556", input: input,
      tensors: tensors)
  }()
}
