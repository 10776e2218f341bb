// The public functions as the suites call them.

import KernelConformance
import PublicCalls
import ReLUKernels
import Testing

@Suite struct PublicFunctionTests {
  private static let functions = PublicFunction.all + PublicFunction.calls

  @Test(arguments: functions.map(\.id), [1, 2])
  func agreesWithTheReference(id: String, threads: Int) throws {
    let function = try #require(Self.functions.first { $0.id == id })
    #expect(try ConformanceCheck(.short).check(function) > 1000)
    guard function.identity.elementType == .float32 else { return }
    // Made ready for one placement, it is called for that one only.
    let x = (0..<259).map { Float($0 % 5) - 2 }
    for (inPlace, use) in [(false, OutputUse.later), (true, .later), (false, .soon)] {
      let ready = function.configured(
        for: CallShape(
          counts: [x.count], parameter: 0.5, threads: threads, inPlace: inPlace, use: use))
      let (found, expected) = (
        Self.answer(ready, x, inPlace: inPlace),
        Self.answer(
          KernelCatalog.reference(for: function.identity.operation), x, inPlace: inPlace)
      )
      let wrong = x.indices.filter {
        !function.identity.accepts(
          ElementBits(
            x: x[$0].bitPattern, dy: x[$0].bitPattern, expected: expected[$0].bitPattern,
            found: found[$0].bitPattern))
      }
      #expect(wrong == [])
      #expect(ready.identity == function.identity)
    }
  }

  private static func answer(
    _ kernel: any Kernel, _ x: [Float], inPlace: Bool
  ) -> [Float] {
    var y = inPlace ? x : x.map { _ in 9 }
    var span = y.mutableSpan
    switch (kernel.identity.operation.inputCount, inPlace) {
    case (1, false): kernel.run(x.span, into: &span, parameter: 0.5)
    case (1, true): kernel.run(inPlace: &span, parameter: 0.5)
    case (_, false): kernel.run(x.span, upstream: x.span, into: &span, parameter: 0.5)
    case (_, true): kernel.run(x.span, inPlace: &span, parameter: 0.5)
    }
    return y
  }

  /// What stands in a table as `auto` is what a program gets, in its two forms.
  @Test func everyOperationIsThereInEveryForm() {
    let ids = PublicFunction.all.map(\.id)
    #expect(
      ids.prefix(4) == [
        "relu/auto", "relu/float64/auto", "relu/float16/auto", "relu/bfloat16/auto",
      ])
    let operations = KernelOperation.allCases.count
    #expect(ids.contains("tanh/auto"))
    #expect(ids.count == ElementType.allCases.count * operations)
    #expect(Set(PublicFunction.calls.map(\.id)).count == 2 * operations)
    for identity in Self.functions.map(\.identity) {
      #expect(identity.isPublicFunction && identity.threading == .own && identity.supportsInPlace)
      // Its id is the same on every machine, and so is found in records of others.
      #expect(identity.choosesInstructionSet && identity.instructionSet == .bestAvailable)
      #expect(identity.deviations.isEmpty && !identity.isPeer)
    }
    #expect(KernelCatalog.all.allSatisfy { !$0.identity.isPublicFunction })
  }

  /// In processes of their own, whose limit nobody else sets meanwhile.
  @Test func limitOfThreadsIsSetWhenItsTurnComes() async throws {
    await #expect(processExitsWith: .success) {
      let kernels = [1, 2, 3].map { threads in
        PublicFunction.all[0].configured(for: CallShape(counts: [], parameter: 0, threads: threads))
      }
      #expect(FrontDoor.threadLimit == nil)
      for (index, kernel) in kernels.enumerated() {
        let function = try #require(kernel as? any ProcessWideKernel)
        function.takeTurn()
        #expect(FrontDoor.threadLimit == index + 1)
      }
      // A call through the protocol sets it, too.
      var y: [Float] = [-1]
      var span = y.mutableSpan
      kernels[0].run(inPlace: &span, parameter: 0)
      #expect(FrontDoor.threadLimit == 1)
    }
  }

  @Test func saysWhatItChooses() {
    let function = PublicFunction.all[0]
    let plan = FrontDoor.plan(.relu, inPlace: false, threadLimit: 2)
    let told = FrontDoor.plan(.relu, inPlace: false, use: .soon, threadLimit: 2)
    for (use, plan) in [(OutputUse.later, plan), (.soon, told)] {
      let two = function.configured(for: CallShape(counts: [], parameter: 0, threads: 2, use: use))
      for count in [1, 4096, 1 << 22, 1 << 24, 1 << 27] {
        let choice = (two as? PublicFunction)?.choice(
          for: count, inPlace: false, outputOffset: 0)
        #expect(choice == plan.choice(for: count))
      }
    }
    #expect("\(AutoChoice("simd8", .avx2))" == "simd8/avx2")
    #expect("\(AutoChoice("streaming", .avx2, threads: 2))" == "streaming/avx2 on 2 threads")
  }
}

/// The public functions before loops that leave a mark, in a process of their own: they are the same for
/// everybody in one.
@Suite struct OpenedDoorTests {
  /// More elements than are streamed from on, and no more than the last cache holds of the output.
  private static let count = 3000

  private static func marking(_ streams: Bool) -> KernelLoop {
    switch streams {
    case true: { _, _, output, count, _ in for index in 0..<count { output[index] = 2 } }
    case false: { _, _, output, count, _ in for index in 0..<count { output[index] = 1 } }
    }
  }

  /// Loops that write 1, or where they store past the caches 2.
  private static func open() {
    let kernels = KernelOperation.allCases.flatMap { operation in
      [("simd8", false), ("streaming", true), ("streaming-unprefetched", true)].map {
        variant, streams in
        CompiledKernel(
          identity: KernelIdentity(
            operation: operation, variant: variant, instructionSet: .bestAvailable, summary: "",
            supportsInPlace: !streams, usesStreamingStores: streams),
          loop: marking(streams))
      }
    }
    let machine = MachineShape(
      processor: "test", instructionSet: .bestAvailable, cores: 1, level1Bytes: 1 << 10,
      level2Bytes: 4 << 10, lastLevelBytes: 16 << 10)
    FrontDoor.open(DoorTable(threads: 1, machine: machine, profile: nil, among: kernels))
  }

  private static func mark(_ body: (inout MutableSpan<Float>) -> Void) -> Float {
    var y = [Float](repeating: 0, count: count)
    var span = y.mutableSpan
    body(&span)
    return y[count - 1]
  }

  private static func relus(_ use: OutputUse) -> Float {
    let x = [Float](repeating: 0, count: count)
    return mark { relu(x.span, into: &$0, use: use) }
  }

  /// As the suites call them.
  private static func asMeasured(_ operation: KernelOperation, _ use: OutputUse) -> Float {
    let function = PublicFunction.all.first { $0.identity.operation == operation }
    let ready = function?.configured(
      for: CallShape(counts: [count], parameter: 0.5, threads: 1, use: use))
    guard let body = (ready as? PublicFunction)?.body else { return 0 }
    let x = [Float](repeating: 0, count: count)
    return x.withUnsafeBufferPointer { x in
      mark { y in
        y.withUnsafeMutableBufferPointer { y in
          guard let from = x.baseAddress, let to = y.baseAddress else { return }
          body(from, from, to, count, 0.5)
        }
      }
    }
  }

  @Test func whoReadsSoonGetsTheLoopForThat() async {
    await #expect(processExitsWith: .success) {
      OpenedDoorTests.open()
      for operation in KernelOperation.allCases {
        precondition(OpenedDoorTests.asMeasured(operation, .later) == 2)
        precondition(OpenedDoorTests.asMeasured(operation, .soon) == 1)
      }
      precondition(OpenedDoorTests.relus(.later) == 2)
      precondition(OpenedDoorTests.relus(.soon) == 1)
      // Without a word it is later.
      let x = [Float](repeating: 0, count: OpenedDoorTests.count)
      precondition(OpenedDoorTests.mark { relu(x.span, into: &$0) } == 2)
    }
  }
}
