// ResNet-50, from its layer table.

extension Network {
  /// ResNet-50 on 224x224: a ReLU after the stem and three in each of 16 bottlenecks, 49 in all.
  ///
  /// Source: He, Zhang, Ren, Sun, "Deep residual learning for image recognition", arXiv:1512.03385,
  /// table 1. A stage's stride is on the 3x3 convolution of its first bottleneck, not on the 1x1
  /// before it: the "v1.5" that torchvision, NVIDIA and Hugging Face ship. It makes one tensor in
  /// each of three stages four times as large as in the authors' own model.
  public static let resNet50: Network = {
    let input = FeatureMap(channels: 3, height: 224, width: 224)
    var map = input.convolved(to: 64, kernel: 7, stride: 2, padding: 3)
    var tensors = [ActivationTensor(name: "conv1.relu", shape: map)]
    map = map.pooled(kernel: 3, stride: 2, padding: 1)

    // Table 1: stage, width of the bottleneck, blocks, stride of the first block.
    let stages = [(2, 64, 3, 1), (3, 128, 4, 2), (4, 256, 6, 2), (5, 512, 3, 2)]
    for (stage, width, blocks, firstStride) in stages {
      for block in 1...blocks {
        let name = "conv\(stage)_\(block)"
        map = map.convolved(to: width, kernel: 1)
        tensors.append(ActivationTensor(name: "\(name).relu1", shape: map))
        map = map.convolved(
          to: width, kernel: 3, stride: block == 1 ? firstStride : 1, padding: 1)
        tensors.append(ActivationTensor(name: "\(name).relu2", shape: map))
        // The third ReLU follows the addition of the shortcut, which has the same shape.
        map = map.convolved(to: 4 * width, kernel: 1)
        tensors.append(ActivationTensor(name: "\(name).relu3", shape: map))
      }
    }
    return Network(
      name: "resnet-50", citation: "He et al. 2015, arXiv:1512.03385", input: input,
      tensors: tensors)
  }()
}
