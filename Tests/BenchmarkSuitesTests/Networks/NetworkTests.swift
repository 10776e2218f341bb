// Networks against shapes and totals known from elsewhere.

import BenchmarkSuites
import Testing

struct NetworkTests {
  /// A run of equal tensors: how many, channels, side.
  typealias Run = (count: Int, channels: Int, side: Int)

  /// Shapes written down by stage, in order: table 1 and torchvision's `resnet50` (stride on the
  /// 3x3).
  static let resNet50: [Run] =
    [(1, 64, 112)]
    + Self.bottlenecks(3, width: 64, side: 56, firstSide: 56)
    + Self.bottlenecks(4, width: 128, side: 28, firstSide: 56)
    + Self.bottlenecks(6, width: 256, side: 14, firstSide: 28)
    + Self.bottlenecks(3, width: 512, side: 7, firstSide: 14)

  static func bottlenecks(_ blocks: Int, width: Int, side: Int, firstSide: Int) -> [Run] {
    (0..<blocks).flatMap { block -> [Run] in
      [(1, width, block == 0 ? firstSide : side), (1, width, side), (1, 4 * width, side)]
    }
  }

  /// Configuration D.
  static let vgg16: [Run] = [
    (2, 64, 224), (2, 128, 112), (3, 256, 56), (3, 512, 28), (3, 512, 14), (2, 4096, 1),
  ]

  /// Input sizes of table 2 and expansions t x channels in.
  static let mobileNetV2: [Run] = [
    (2, 32, 112), (1, 96, 112), (1, 96, 56), (3, 144, 56), (1, 144, 28), (5, 192, 28), (1, 192, 14),
    (8, 384, 14), (5, 576, 14), (1, 576, 7), (6, 960, 7), (1, 1280, 7),
  ]

  /// The numbers printed beside the maps in figure 1.
  static let uNet: [Run] = [
    (1, 64, 570), (1, 64, 568), (1, 128, 282), (1, 128, 280), (1, 256, 138), (1, 256, 136),
    (1, 512, 66), (1, 512, 64), (1, 1024, 30), (1, 1024, 28), (1, 512, 54), (1, 512, 52),
    (1, 256, 102), (1, 256, 100), (1, 128, 198), (1, 128, 196), (1, 64, 390), (1, 64, 388),
  ]

  @Test(
    arguments: [
      (Network.resNet50, resNet50, 49), (.vgg16, vgg16, 15), (.mobileNetV2, mobileNetV2, 35),
      (.uNet, uNet, 18),
    ])
  func shapesAreThoseOfThePaper(network: Network, runs: [Run], count: Int) {
    let expected = runs.flatMap { run in
      Array(repeating: [run.channels, run.side, run.side], count: run.count)
    }
    #expect(network.tensors.map(\.shape) == expected)
    #expect(network.tensors.count == count)
    #expect(network.elements == runs.reduce(0) { $0 + $1.count * $1.channels * $1.side * $1.side })
  }

  /// ResNet-50 and MobileNetV2 also follow from what timm lists as their activations, 11.1 M and
  /// 6.7 M outputs of convolutions, less 1 505 280 of shortcuts and 572 320 of projections.
  @Test(
    arguments: [
      (Network.resNet50, 9_608_704), (.vgg16, 13_555_712), (.mobileNetV2, 6_105_792),
      (.uNet, 114_723_328),
    ])
  func totalsAreKnown(network: Network, elements: Int) {
    #expect(network.elements == elements)
  }

  @Test(arguments: Network.all)
  func tensorsHaveNamesOfTheirOwn(network: Network) {
    #expect(Set(network.tensors.map(\.name)).count == network.tensors.count)
    #expect(network.citation.contains("arXiv:"))
  }

  @Test(arguments: Network.all)
  func everyTensorHasAnElementCountGroup(network: Network) {
    let groups = network.indicesByCount
    #expect(groups.flatMap(\.self).sorted() == Array(network.tensors.indices))
    for group in groups {
      #expect(Set(group.map { network.tensors[$0].elements }).count == 1)
    }
    let counts = groups.map { network.tensors[$0[0]].elements }
    #expect(counts == Set(counts).sorted(by: >))
  }

  @Test func inputsAreThoseOfThePapers() {
    #expect(Network.all.map(\.name) == ["resnet-50", "vgg-16", "mobilenet-v2", "u-net"])
    #expect(
      Network.all.map(\.input) == [[3, 224, 224], [3, 224, 224], [3, 224, 224], [1, 572, 572]])
  }
}
