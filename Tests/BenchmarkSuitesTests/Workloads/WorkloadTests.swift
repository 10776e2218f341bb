// Workload: memory, traffic, what makes two of them equal.

import BenchmarkSuites
import ReLUKernels
import Testing

struct WorkloadTests {
  @Test(
    arguments: [
      (KernelOperation.relu, Placement.Output.reused, 8),
      (.relu, .fresh, 8),
      (.relu, .inPlace, 8),
      (.reluGradient, .reused, 12),
      (.reluGradient, .inPlace, 12),
      (.leakyReLUGradient, .reused, 12),
    ])
  func bytesNeeded(operation: KernelOperation, output: Placement.Output, perElement: Int) {
    let workload = Workload(
      operation: operation, elements: 1000, placement: .standard.with(output: output))
    #expect(workload.bytesNeeded == 1000 * perElement)
    #expect(workload.trafficBytes == 1000 * (operation.inputCount + 1) * 4)
  }

  @Test func bytesNeededSaturates() {
    #expect(Workload(operation: .relu, elements: 1 << 62).bytesNeeded == Int.max)
  }

  @Test func slopeMattersOnlyWhereItIsUsed() {
    let relu = [0.1, 0.2].map { Workload(operation: .relu, elements: 8, slope: $0) }
    #expect(relu[0] == relu[1])
    #expect(relu[0].slope == nil)
    let leaky = [0.1, 0.2].map { Workload(operation: .leakyReLU, elements: 8, slope: $0) }
    #expect(leaky[0] != leaky[1])
    #expect(Workload(operation: .leakyReLU, elements: 8).slope == 0.01)
  }

  @Test func passHasABufferForEachTensor() {
    let pass = Workload(operation: .relu, network: .vgg16)
    #expect(pass.arrayCounts == Network.vgg16.tensors.map(\.elements))
    #expect(pass.elements == pass.arrayCounts.reduce(0, +))
    #expect(pass.bytesNeeded == pass.elements * 8)
    let tensor = Workload(operation: .relu, network: .vgg16, indices: [0, 1])
    #expect(tensor.arrayCounts == [64 * 224 * 224])
    #expect(tensor.largestArrayBytes == 64 * 224 * 224 * 4)
    #expect(pass.largestArrayBytes == 64 * 224 * 224 * 4)
    #expect(tensor != Workload(operation: .relu, elements: tensor.elements))
  }

  @Test func titleSaysWhatIsNotStandard() throws {
    #expect(Workload(operation: .relu, elements: 65536).title == "relu 64Ki random-50")
    let odd = Workload(
      operation: .leakyReLU, elements: 1000, distribution: .nan1,
      placement: try Placement(
        alignment: 4, sourceDestinationDistance: 128, hugePages: true, output: .fresh),
      slope: 0.25)
    #expect(
      odd.title
        == "leaky-relu 1000 nan-1 slope 0.25 fresh alignment 4 distance 128 huge-pages")
  }
}
