// Which kernel runs on which count: one that says who it is instead of computing.

import ReLUKernels
import Testing

@Suite struct AutoDispatchTests {
  /// A kernel that writes its number in millions and how many elements it was called with.
  private static func kernel(
    _ variant: String, _ operation: KernelOperation, inPlace: Bool = true,
    loop: @escaping KernelLoop
  ) -> CompiledKernel {
    CompiledKernel(
      identity: KernelIdentity(
        operation: operation, variant: variant, instructionSet: .baseline, summary: "Says who.",
        supportsInPlace: inPlace), loop: loop)
  }

  /// The loop has no context, hence one for each number.
  private static func kernels(_ operation: KernelOperation) -> [CompiledKernel] {
    [
      kernel("simd8", operation) { _, _, y, n, _ in
        for i in 0..<n { y[i] = 1_000_000 + Float(n) }
      },
      kernel("second", operation) { _, _, y, n, _ in
        for i in 0..<n { y[i] = 2_000_000 + Float(n) }
      },
      kernel("third", operation) { _, _, y, n, _ in
        for i in 0..<n { y[i] = 3_000_000 + Float(n) }
      },
      kernel("streaming", operation, inPlace: false) { _, _, y, n, _ in
        for i in 0..<n { y[i] = 4_000_000 + Float(n) }
      },
    ]
  }

  private static let numbers = ["simd8": 1, "second": 2, "third": 3, "streaming": 4]

  private static func choice(_ variant: String, _ threads: Int = 1) -> AutoChoice {
    AutoChoice(variant, .baseline, threads: threads)
  }

  private static let outOfPlace = [
    AutoProfileTests.plan(
      (0, choice("third")), (15, choice("second")), (16, choice("simd8")),
      (64, choice("streaming", 2)), (.max, choice("third", 2))),
    AutoProfileTests.plan(
      (17, choice("second", 2)), (64, choice("streaming")), (.max, choice("simd8"))),
    AutoProfileTests.plan((.max, choice("streaming"))),
  ]
  private static let inPlace = [
    AutoProfileTests.plan(
      (1, choice("simd8", 2)), (16, choice("third", 2)), (.max, choice("second"))),
    AutoProfileTests.plan(
      (16, choice("third")), (64, choice("simd8")), (.max, choice("second", 2))),
    AutoProfileTests.plan((.max, choice("second", 2))),
  ]

  /// What the first element should say: a static split has whole cache lines.
  private static func expected(_ choice: AutoChoice, _ count: Int) -> Float {
    let share = (count + choice.threads - 1) / choice.threads
    let length = choice.threads == 1 ? count : min(count, (share + 15) / 16 * 16)
    return Float((numbers[choice.variant] ?? 0) * 1_000_000 + length)
  }

  private static func run(_ kernel: AutoKernel, _ count: Int, inPlace: Bool) -> Float {
    let x = [Float](repeating: -1, count: count)
    var output = [Float](repeating: -1, count: count)
    var span = output.mutableSpan
    switch (kernel.identity.operation.inputCount, inPlace) {
    case (1, false): kernel.run(x.span, into: &span, slope: 0)
    case (1, true): kernel.run(inPlace: &span, slope: 0)
    case (_, false): kernel.run(x.span, upstream: x.span, into: &span, slope: 0)
    case (_, true): kernel.run(x.span, inPlace: &span, slope: 0)
    }
    return output.first ?? 0
  }

  @Test(arguments: KernelOperation.allCases, [0, 1, 2])
  func kernelOfTheStepRuns(operation: KernelOperation, plan index: Int) throws {
    var plans: [AutoSituation: AutoPlan] = [:]
    for threads in [1, 2] {
      let situation = AutoSituation(operation, inPlace: false, threads: threads)
      plans[situation] = Self.outOfPlace[index]
      var inPlace = situation
      inPlace.inPlace = true
      plans[inPlace] = Self.inPlace[index]
    }
    let machine = AutoProfileTests.machine
    let kernel = AutoKernel(
      operation, threads: 2, machine: machine,
      profile: AutoProfile(machine: machine, plans: plans), among: Self.kernels(operation))
    check(kernel, plan: index)
    let call = CallShape(counts: [], slope: 0, threads: 2)
    check(try #require(kernel.configured(for: call) as? AutoKernel), plan: index)
  }

  private func check(_ kernel: AutoKernel, plan index: Int) {
    for (inPlace, plan) in [(false, Self.outOfPlace[index]), (true, Self.inPlace[index])] {
      #expect(kernel.plan(inPlace: inPlace) == plan)
      for count in [1, 2, 15, 16, 17, 18, 63, 64, 65, 1000, 100_000] {
        let found = Self.run(kernel, count, inPlace: inPlace)
        #expect(
          found == Self.expected(plan.choice(for: count), count), "\(count), in place: \(inPlace)")
      }
      #expect(Self.run(kernel, 0, inPlace: inPlace) == 0)
    }
  }

  /// Stores across two cache lines are dear, but for arrays of a few vectors.
  @Test(arguments: KernelOperation.allCases, [0, 4, 16, 28, 32])
  func outputThatBeginsInsideAVectorTakesTheLoopThatAligns(
    operation: KernelOperation, offset: Int
  ) {
    let aligning = Self.kernel("unrolled-simd8", operation) { _, _, y, n, _ in y[0] = Float(n) }
    let machine = AutoProfileTests.machine
    var plans: [AutoSituation: AutoPlan] = [:]
    for inPlace in [false, true] {
      plans[AutoSituation(operation, inPlace: inPlace, threads: 1)] = AutoProfileTests.plan(
        (1000, Self.choice("simd8")), (.max, Self.choice("third")))
    }
    let kernel = AutoKernel(
      operation, threads: 1, machine: machine,
      profile: AutoProfile(machine: machine, plans: plans),
      among: Self.kernels(operation) + [aligning])
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 16_384, alignment: 64)
    defer { memory.deallocate() }
    let input = memory.bindMemory(to: Float.self, capacity: 4096)
    let output = (memory + 8192 + offset).assumingMemoryBound(to: Float.self)
    for (count, isShort) in [(1, true), (127, true), (128, true), (1000, true), (1001, false)] {
      for (x, dy) in [(input, input), (input, output)] {
        let isAligning = isShort && count >= 128 && offset % 32 != 0
        let number: Float = isShort ? (isAligning ? 0 : 1) : 3
        kernel.body(x, dy, output, count, 0)
        #expect(output[0] == number * 1_000_000 + Float(count), "\(count)")
        output[0] = 0
        _ = kernel.compute(
          KernelOperands(
            x: UnsafePointer(x), dy: UnsafePointer(dy), output: output, count: count, slope: 0))
        #expect(output[0] == number * 1_000_000 + Float(count), "\(count)")
      }
    }
  }
}
