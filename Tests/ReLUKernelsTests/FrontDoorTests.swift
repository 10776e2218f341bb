// The functions a runtime author calls.

import ReLUKernels
import Testing

@Suite struct FrontDoorTests {
  let x: [Float] = [-2, -0.0, 0, 3, .infinity, -.infinity]
  let dy: [Float] = [1, 2, 3, 4, 5, 6]
  /// The results of the four operations on these, with slope 0.25.
  static let expected: [KernelOperation: [Float]] = [
    .relu: [0, -0.0, 0, 3, .infinity, 0], .leakyReLU: [-0.5, -0.0, 0, 3, .infinity, -.infinity],
    .reluGradient: [0, 0, 0, 4, 5, 0], .leakyReLUGradient: [0.25, 0.5, 0.75, 4, 5, 1.5],
  ]

  private func bits(_ values: [Float]) -> [UInt32] { values.map(\.bitPattern) }

  @Test(arguments: KernelOperation.allCases)
  func spansOutOfPlace(operation: KernelOperation) {
    var y = [Float](repeating: 9, count: 6)
    var span = y.mutableSpan
    switch operation {
    case .relu: relu(x.span, into: &span)
    case .leakyReLU: leakyReLU(x.span, slope: 0.25, into: &span)
    case .reluGradient: reluGradient(x.span, upstream: dy.span, into: &span)
    case .leakyReLUGradient:
      leakyReLUGradient(x.span, upstream: dy.span, slope: 0.25, into: &span)
    }
    #expect(bits(y) == bits(Self.expected[operation] ?? []))
  }

  @Test(arguments: KernelOperation.allCases)
  func spansInPlace(operation: KernelOperation) {
    var y = operation.inputCount == 1 ? x : dy
    var span = y.mutableSpan
    switch operation {
    case .relu: relu(inPlace: &span)
    case .leakyReLU: leakyReLU(inPlace: &span, slope: 0.25)
    case .reluGradient: reluGradient(x.span, inPlace: &span)
    case .leakyReLUGradient: leakyReLUGradient(x.span, inPlace: &span, slope: 0.25)
    }
    #expect(bits(y) == bits(Self.expected[operation] ?? []))
  }

  @Test(arguments: KernelOperation.allCases)
  func pointersOutOfPlace(operation: KernelOperation) {
    var y = [Float](repeating: 9, count: 6)
    x.withUnsafeBufferPointer { x in
      dy.withUnsafeBufferPointer { dy in
        y.withUnsafeMutableBufferPointer { y in
          switch operation {
          case .relu: relu(x, into: y)
          case .leakyReLU: leakyReLU(x, slope: 0.25, into: y)
          case .reluGradient: reluGradient(x, upstream: dy, into: y)
          case .leakyReLUGradient: leakyReLUGradient(x, upstream: dy, slope: 0.25, into: y)
          }
        }
      }
    }
    #expect(bits(y) == bits(Self.expected[operation] ?? []))
  }

  @Test(arguments: KernelOperation.allCases)
  func pointersInPlace(operation: KernelOperation) {
    var y = operation.inputCount == 1 ? x : dy
    x.withUnsafeBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in
        switch operation {
        case .relu: relu(inPlace: y)
        case .leakyReLU: leakyReLU(inPlace: y, slope: 0.25)
        case .reluGradient: reluGradient(x, inPlace: y)
        case .leakyReLUGradient: leakyReLUGradient(x, inPlace: y, slope: 0.25)
        }
      }
    }
    #expect(bits(y) == bits(Self.expected[operation] ?? []))
  }

  @Test func emptyArraysAreFine() {
    let none: [Float] = []
    var output: [Float] = []
    var span = output.mutableSpan
    relu(none.span, into: &span)
    relu(inPlace: &span)
    reluGradient(none.span, upstream: none.span, into: &span)
    // Without an address, as a buffer without elements may be.
    let (input, buffer) = (
      UnsafeBufferPointer<Float>(start: nil, count: 0),
      UnsafeMutableBufferPointer<Float>(start: nil, count: 0)
    )
    relu(input, into: buffer)
    relu(inPlace: buffer)
    leakyReLUGradient(input, upstream: input, into: buffer)
    leakyReLUGradient(input, inPlace: buffer)
    #expect(output.isEmpty)
  }

  /// A mistake of the caller's ends the process whatever the arrays hold.
  @Test(arguments: [(3, 2), (0, 1), (1, 0)])
  func differingCountsEndTheProcess(inputs: Int, outputs: Int) async {
    await #expect(processExitsWith: .failure) { [inputs, outputs] in
      let x = [Float](repeating: 1, count: inputs)
      var y = [Float](repeating: 1, count: outputs)
      var span = y.mutableSpan
      relu(x.span, into: &span)
    }
    await #expect(processExitsWith: .failure) { [inputs, outputs] in
      let x = [Float](repeating: 1, count: outputs)
      let dy = [Float](repeating: 1, count: inputs)
      var dx = [Float](repeating: 1, count: outputs)
      var span = dx.mutableSpan
      reluGradient(x.span, upstream: dy.span, into: &span)
    }
    await #expect(processExitsWith: .failure) { [inputs, outputs] in
      let x = [Float](repeating: 1, count: inputs)
      var dy = [Float](repeating: 1, count: outputs)
      var span = dy.mutableSpan
      leakyReLUGradient(x.span, inPlace: &span)
    }
  }

  /// In processes of their own, whose limit nobody else sets meanwhile.
  @Test(arguments: [nil, 1, 2, 3])
  func chooseForTheLimitOfThreads(limit: Int?) async {
    await #expect(processExitsWith: .success) { [limit] in
      FrontDoor.threadLimit = limit
      #expect(FrontDoor.threadLimit == limit)
      let table = DoorTable(
        threads: limit ?? availableCores, machine: .ofThisMachine,
        profile: AutoProfile.shared.profile)
      for operation in KernelOperation.allCases {
        for inPlace in [false, true] {
          let plan = table.plan(operation, inPlace: inPlace)
          #expect(FrontDoor.plan(operation, inPlace: inPlace) == plan)
          #expect(FrontDoor.plan(operation, inPlace: inPlace, threadLimit: limit) == plan)
        }
      }
    }
  }

  /// The limit that was set last counts, also for calls that found another one before.
  @Test func limitHoldsForCallsThatFollow() async {
    await #expect(processExitsWith: .success) {
      let x = [Float](repeating: -1, count: 1 << 16)
      var y = x
      for limit in [1, nil, 2, 1] {
        FrontDoor.threadLimit = limit
        var span = y.mutableSpan
        relu(x.span, into: &span)
        let steps = FrontDoor.plan(.relu, inPlace: false).steps
        #expect(steps.allSatisfy { $0.choice.threads <= limit ?? availableCores })
        #expect(
          FrontDoor.plan(.relu, inPlace: false, threadLimit: 1).steps.allSatisfy {
            $0.choice.threads == 1
          })
      }
      #expect(y.allSatisfy { $0 == 0 })
    }
  }

  /// Beyond where several threads join, up to where it streams.
  @Test(arguments: [1 << 16, 3 << 20])
  func largeArrays(count: Int) {
    let x = (0..<count).map { Float($0 % 7) - 3 }
    var y = [Float](repeating: 9, count: count)
    var span = y.mutableSpan
    relu(x.span, into: &span)
    #expect(y == x.map { $0 < 0 ? 0 : $0 })
  }
}
