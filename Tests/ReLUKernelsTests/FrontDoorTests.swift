// The functions a runtime author calls.

import ReLUKernels
import Testing

@Suite struct FrontDoorTests {
  let x: [Float] = [-2, -0.0, 0, 3, .infinity, -.infinity]
  let dy: [Float] = [1, 2, 3, 4, 5, 6]

  @Test func relu() {
    var y = [Float](repeating: 9, count: 6)
    var span = y.mutableSpan
    ReLUKernels.relu(x.span, into: &span)
    #expect(y == [0, -0.0, 0, 3, .infinity, 0])
    #expect(y[1].sign == .minus)
    var inPlace = x
    var inPlaceSpan = inPlace.mutableSpan
    ReLUKernels.relu(inPlace: &inPlaceSpan)
    #expect(inPlace == y)
  }

  @Test func leakyReLU() {
    var y = [Float](repeating: 9, count: 6)
    var span = y.mutableSpan
    ReLUKernels.leakyReLU(x.span, slope: 0.25, into: &span)
    #expect(y == [-0.5, -0.0, 0, 3, .infinity, -.infinity])
    var inPlace = x
    var inPlaceSpan = inPlace.mutableSpan
    ReLUKernels.leakyReLU(inPlace: &inPlaceSpan, slope: 0.25)
    #expect(inPlace == y)
  }

  @Test func gradients() {
    var dx = [Float](repeating: 9, count: 6)
    var span = dx.mutableSpan
    ReLUKernels.reluGradient(x.span, upstream: dy.span, into: &span)
    #expect(dx == [0, 0, 0, 4, 5, 0])
    span = dx.mutableSpan
    ReLUKernels.leakyReLUGradient(x.span, upstream: dy.span, slope: 0.5, into: &span)
    #expect(dx == [0.5, 1, 1.5, 4, 5, 3])
    var inPlace = dy
    var inPlaceSpan = inPlace.mutableSpan
    ReLUKernels.leakyReLUGradient(x.span, inPlace: &inPlaceSpan, slope: 0.5)
    #expect(inPlace == dx)
    inPlace = dy
    inPlaceSpan = inPlace.mutableSpan
    ReLUKernels.reluGradient(x.span, inPlace: &inPlaceSpan)
    #expect(inPlace == [0, 0, 0, 4, 5, 0])
  }

  @Test func emptyArraysAreFine() {
    let none: [Float] = []
    var output: [Float] = []
    var span = output.mutableSpan
    ReLUKernels.relu(none.span, into: &span)
    ReLUKernels.relu(inPlace: &span)
    #expect(output.isEmpty)
  }

  @Test func runsTheKernelThatChoosesOnAllCores() {
    let kernels = [
      FrontDoor.relu, FrontDoor.reluGradient, FrontDoor.leakyReLU, FrontDoor.leakyReLUGradient,
    ]
    #expect(kernels.map(\.identity.operation) == KernelOperation.allCases)
    for kernel in kernels {
      #expect(kernel.identity.instructionSet == InstructionSet.bestAvailable)
      #expect(kernel.identity.availability == .available)
      for inPlace in [false, true] {
        let whole = AutoKernel(kernel.identity.operation, threads: availableCores)
        #expect(kernel.plan(inPlace: inPlace) == whole.plan(inPlace: inPlace))
      }
    }
  }

  /// Beyond where several threads join, up to where it streams.
  @Test(arguments: [1 << 16, 3 << 20])
  func largeArrays(count: Int) {
    let x = (0..<count).map { Float($0 % 7) - 3 }
    var y = [Float](repeating: 9, count: count)
    var span = y.mutableSpan
    ReLUKernels.relu(x.span, into: &span)
    #expect(y == x.map { $0 < 0 ? 0 : $0 })
  }
}
