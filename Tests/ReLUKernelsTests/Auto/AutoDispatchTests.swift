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

  /// The kernels of every operation, of which those of `operation` say who they are.
  ///
  /// The loop has no context, hence one for each number.
  private static func kernels(_ operation: KernelOperation) -> [CompiledKernel] {
    KernelOperation.allCases.filter { $0 != operation }.map { other in
      kernel("simd8", other) { _, _, _, _, _ in }
    } + [
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

  private static func run(
    _ table: DoorTable, _ operation: KernelOperation, _ count: Int, inPlace: Bool
  ) -> Float {
    let x = [Float](repeating: -1, count: count)
    let output = UnsafeMutableBufferPointer<Float>.allocate(capacity: count + 1)
    defer { output.deallocate() }
    output.initialize(repeating: -1)
    x.withUnsafeBufferPointer { x in
      guard let x = x.baseAddress, let y = output.baseAddress else { return }
      table.run(operation, x, inPlace ? KernelInput(y) : KernelInput(x), y, count, 0)
    }
    return output[0]
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
    let table = DoorTable(
      threads: 2, machine: machine, profile: AutoProfile(machine: machine, plans: plans),
      among: Self.kernels(operation))
    for (inPlace, plan) in [(false, Self.outOfPlace[index]), (true, Self.inPlace[index])] {
      #expect(table.plan(operation, inPlace: inPlace) == plan)
      for count in [1, 2, 15, 16, 17, 18, 63, 64, 65, 1000, 100_000] {
        let found = Self.run(table, operation, count, inPlace: inPlace)
        #expect(
          found == Self.expected(plan.choice(for: count), count), "\(count), in place: \(inPlace)")
      }
      #expect(Self.run(table, operation, 0, inPlace: inPlace) == -1)
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
    let table = DoorTable(
      threads: 1, machine: machine, profile: AutoProfile(machine: machine, plans: plans),
      among: Self.kernels(operation) + [aligning])
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 16_384, alignment: 64)
    defer { memory.deallocate() }
    let input = memory.bindMemory(to: Float.self, capacity: 4096)
    let output = (memory + 8192 + offset).assumingMemoryBound(to: Float.self)
    for (count, isShort) in [(1, true), (127, true), (128, true), (1000, true), (1001, false)] {
      for (x, dy) in [(input, input), (input, output)] {
        let isAligning = isShort && count >= 128 && offset % 32 != 0
        let number: Float = isShort ? (isAligning ? 0 : 1) : 3
        table.run(operation, x, dy, output, count, 0)
        #expect(output[0] == number * 1_000_000 + Float(count), "\(count)")
        output[0] = 0
      }
    }
  }

  #if arch(x86_64)
    /// Vectors of a line go across two at half the price, so that narrower ones overtake them later, and fit where
    /// an output begins in the middle of a line.
    @Test(arguments: [
      (KernelOperation.relu, 511, 16, "simd16"), (.relu, 512, 16, "unrolled-simd8"),
      (.relu, 512, 32, "simd8"), (.relu, 511, 32, "simd16"), (.relu, 512, 64, "simd16"),
      (.leakyReLU, 512, 4, "unrolled-simd8"), (.reluGradient, 2047, 16, "simd16"),
      (.reluGradient, 2048, 16, "unrolled-simd8"), (.reluGradient, 2048, 0, "simd16"),
    ])
    func coreThatStoresWholeLinesAlignsLater(
      _ operation: KernelOperation, _ count: Int, _ offset: Int, _ variant: String
    ) {
      var machine = AutoDefaultsTests.machine(48 << 10, 32 << 20, cores: 4, .avx512)
      machine.processor = "Intel(R) Xeon(R) Processor"
      // Kernels that say they are for it: the CPU of the test need not have it.
      let kernels = KernelOperation.allCases.flatMap { operation in
        ["simd8", "simd16", "unrolled-simd8", "streaming", "streaming-unprefetched"].map {
          CompiledKernel(
            identity: KernelIdentity(
              operation: operation, variant: $0, instructionSet: .avx512, summary: "Says who.",
              supportsInPlace: true), loop: { _, _, _, _, _ in })
        }
      }
      let table = DoorTable(threads: 1, machine: machine, profile: nil, among: kernels)
      let choice = table.choice(operation, inPlace: false, count: count, outputOffset: offset)
      #expect(choice == AutoChoice(variant, .avx512))
    }
  #endif
}
