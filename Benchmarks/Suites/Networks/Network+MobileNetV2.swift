// MobileNetV2, from its layer table.

import ReLUKernels

extension Network {
  /// MobileNetV2 (width 1.0) on 224x224: 35 activations, all of them ReLU6.
  ///
  /// Source: Sandler et al., "MobileNetV2: inverted residuals and linear bottlenecks",
  /// arXiv:1801.04381, tables 1 and 2. A bottleneck has an activation after its expansion and after
  /// its depthwise convolution, none after its projection; the one with t = 1 has no expansion.
  public static let mobileNetV2: Network = {
    let input = FeatureMap(channels: 3, height: 224, width: 224)
    var map = input.convolved(to: 32, kernel: 3, stride: 2, padding: 1)
    var tensors = [ActivationTensor(name: "conv.relu", shape: map)]

    // Table 2: expansion t, output channels c, repetitions n, stride s of the first.
    let bottlenecks = [
      (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2),
      (6, 320, 1, 1),
    ]
    var block = 0
    for (expansion, channels, repetitions, firstStride) in bottlenecks {
      for repetition in 1...repetitions {
        block += 1
        if expansion != 1 {
          map = map.convolved(to: expansion * map.channels, kernel: 1)
          tensors.append(ActivationTensor(name: "bottleneck\(block).expand", shape: map))
        }
        map = map.convolved(
          to: map.channels, kernel: 3, stride: repetition == 1 ? firstStride : 1, padding: 1)
        tensors.append(ActivationTensor(name: "bottleneck\(block).depthwise", shape: map))
        map = map.convolved(to: channels, kernel: 1)
      }
    }
    map = map.convolved(to: 1280, kernel: 1)
    tensors.append(ActivationTensor(name: "conv-last.relu", shape: map))
    return Network(
      name: "mobilenet-v2", citation: "Sandler et al. 2018, arXiv:1801.04381",
      activation: .relu6, input: input, tensors: tensors)
  }()
}
