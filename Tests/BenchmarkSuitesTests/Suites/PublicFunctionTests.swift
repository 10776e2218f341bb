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
    // Made ready for one placement, it is called for that one only.
    let x = (0..<259).map { Float($0 % 5) - 2 }
    for inPlace in [false, true] {
      let ready = function.configured(
        for: CallShape(counts: [x.count], slope: 0.5, threads: threads, inPlace: inPlace))
      let (found, expected) = (
        Self.answer(ready, x, inPlace: inPlace),
        Self.answer(
          KernelCatalog.reference(for: function.identity.operation), x, inPlace: inPlace)
      )
      #expect(found == expected)
      #expect(ready.identity == function.identity)
    }
  }

  private static func answer(
    _ kernel: any Kernel<Float>, _ x: [Float], inPlace: Bool
  ) -> [Float] {
    var y = inPlace ? x : x.map { _ in 9 }
    var span = y.mutableSpan
    switch (kernel.identity.operation.inputCount, inPlace) {
    case (1, false): kernel.run(x.span, into: &span, slope: 0.5)
    case (1, true): kernel.run(inPlace: &span, slope: 0.5)
    case (_, false): kernel.run(x.span, upstream: x.span, into: &span, slope: 0.5)
    case (_, true): kernel.run(x.span, inPlace: &span, slope: 0.5)
    }
    return y
  }

  /// What stands in a table as `auto` is what a program gets, in its two forms.
  @Test func everyOperationIsThereInEveryForm() {
    #expect(
      PublicFunction.all.map(\.id) == [
        "relu/auto", "relu-gradient/auto", "leaky-relu/auto", "leaky-relu-gradient/auto",
      ])
    #expect(Set(PublicFunction.calls.map(\.id)).count == 8)
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
        PublicFunction.all[0].configured(for: CallShape(counts: [], slope: 0, threads: threads))
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
      kernels[0].run(inPlace: &span, slope: 0)
      #expect(FrontDoor.threadLimit == 1)
    }
  }

  @Test func saysWhatItChooses() {
    let function = PublicFunction.all[0]
    let plan = FrontDoor.plan(.relu, inPlace: false, threadLimit: 2)
    let two = function.configured(for: CallShape(counts: [], slope: 0, threads: 2))
    for count in [1, 4096, 1 << 24] {
      let choice = (two as? PublicFunction)?.choice(
        for: count, inPlace: false, outputOffset: 0)
      #expect(choice == plan.choice(for: count))
    }
    #expect("\(AutoChoice("simd8", .avx2))" == "simd8/avx2")
    #expect("\(AutoChoice("streaming", .avx2, threads: 2))" == "streaming/avx2 on 2 threads")
  }
}
