// The functions a runtime author calls.

import PublicCalls
import ReLUKernels
import Testing

@Suite struct FrontDoorTests {
  let x: [Float] = [-2, -0.0, 0, 3, .infinity, -.infinity]
  let dy: [Float] = [1, 2, 3, 4, 5, 6]
  /// The results of some operations on these, with slope 0.25.
  static let expected: [KernelOperation: [Float]] = [
    .relu: [0, -0.0, 0, 3, .infinity, 0], .leakyReLU: [-0.5, -0.0, 0, 3, .infinity, -.infinity],
    .reluGradient: [0, 0, 0, 4, 5, 0], .leakyReLUGradient: [0.25, 0.5, 0.75, 4, 5, 1.5],
  ]

  /// What a public function makes of x and dy with parameter 0.25, called in a form.
  static func answer(
    _ operation: KernelOperation, _ form: CallForm, inPlace: Bool, use: OutputUse = .later
  ) -> [Float] {
    let (x, dy) = (FrontDoorTests().x, FrontDoorTests().dy)
    let function = PublicFunction(operation, form, variant: "auto").configured(
      for: CallShape(
        counts: [x.count], parameter: 0.25, threads: availableCores, inPlace: inPlace, use: use))
    let last = operation.inputCount == 1 ? x : dy
    var output = inPlace ? last : [Float](repeating: 9, count: x.count)
    x.withUnsafeBufferPointer { x in
      last.withUnsafeBufferPointer { last in
        output.withUnsafeMutableBufferPointer { output in
          guard let x = x.baseAddress, let last = last.baseAddress, let y = output.baseAddress
          else { return }
          // In place the output holds the last input.
          let within = UnsafePointer(y)
          function.function(
            inPlace && operation.inputCount == 1 ? within : x, inPlace ? within : last, y,
            output.count, 0.25)
        }
      }
    }
    return output
  }

  /// Which of the answers break the contract; literal bits where there are some.
  static func wrong(_ found: [Float], _ operation: KernelOperation) -> [Int] {
    let (x, dy) = (FrontDoorTests().x, FrontDoorTests().dy)
    let reference = KernelCatalog.reference(for: operation)
    let second = operation.inputCount == 1 ? x : dy
    var expected = [Float](repeating: 7, count: x.count)
    var span = expected.mutableSpan
    if operation.inputCount == 1 {
      reference.run(x.span, into: &span, parameter: 0.25)
    } else {
      reference.run(x.span, upstream: second.span, into: &span, parameter: 0.25)
    }
    if let literal = Self.expected[operation] { expected = literal }
    return x.indices.filter {
      !reference.identity.accepts(
        ElementBits(
          x: x[$0].bitPattern, dy: second[$0].bitPattern, expected: expected[$0].bitPattern,
          found: found[$0].bitPattern))
    }
  }

  /// As programs call them, from a module that is not the library's.
  @Test(arguments: KernelOperation.allCases, CallForm.allCases)
  func everyFormComputesTheSame(operation: KernelOperation, form: CallForm) {
    for inPlace in [false, true] {
      #expect(Self.wrong(Self.answer(operation, form, inPlace: inPlace), operation) == [])
    }
  }

  /// By hand, with what is there by default.
  @Test func parametersHaveDefaults() {
    var y: [Float] = [-2]
    var span = y.mutableSpan
    leakyReLU(inPlace: &span)
    #expect(y == [-0.02])
    span = y.mutableSpan
    elu([-1].span, into: &span)
    #expect(abs(y[0] + 0.632_120_56) < 1e-7)
    span = y.mutableSpan
    elu([-1].span, alpha: 2, into: &span)
    #expect(abs(y[0] + 1.264_241_1) < 2e-7)
  }

  /// It has no loops of its own.
  @Test func gradientOfASumIsThatOfReLU() {
    let y: [Float] = [0, 2, -0.0, .infinity]
    let dy: [Float] = [1, 2, 3, 4]
    let expected: [Float] = [0, 2, 0, 4]
    var dx = [Float](repeating: 9, count: 4)
    var span = dx.mutableSpan
    addReLUGradient(y.span, upstream: dy.span, into: &span)
    #expect(dx == expected)
    dx = dy
    span = dx.mutableSpan
    addReLUGradient(y.span, inPlace: &span)
    #expect(dx == expected)
    dx = [9, 9, 9, 9]
    var inPlace = dy
    y.withUnsafeBufferPointer { y in
      dy.withUnsafeBufferPointer { dy in
        dx.withUnsafeMutableBufferPointer { addReLUGradient(y, upstream: dy, into: $0) }
      }
      inPlace.withUnsafeMutableBufferPointer { addReLUGradient(y, inPlace: $0) }
    }
    #expect(dx == expected && inPlace == expected)
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
