// Tests of the conformance check: a mistake it does not find would be printed as a speed.

import KernelConformance
import ReLUKernels
import Testing

@Suite struct ConformanceCheckTests {
  @Test(arguments: BrokenKernel.Mistake.allCases)
  func findsTheMistake(mistake: BrokenKernel.Mistake) {
    // Twice ReLU is ReLU: that mistake shows on an operation that is not idempotent.
    let operation: KernelOperation = mistake == .wrongInPlace ? .leakyReLU : .relu
    #expect(throws: Mismatch.self) {
      try ConformanceCheck(.full).check(BrokenKernel(mistake, operation: operation))
    }
  }

  /// The block of patterns in which each mistake shows.
  @Test(
    arguments: [
      (BrokenKernel.Mistake.negativeZeroToZero, 0x8000_0000 as UInt64), (.dropsNaN, 0x7fc0_0000),
      (.wrongLane, 0xbf80_0000), (.writesNothing, 0x3f80_0000),
    ])
  func exhaustiveCheckFindsTheMistake(mistake: BrokenKernel.Mistake, start: UInt64) {
    let kernels: [any Kernel] = [
      KernelCatalog.reference(for: .relu), BrokenKernel(mistake),
    ]
    let block = UInt64(ExhaustiveCheck.blockLength)
    let found = { (patterns: ClosedRange<UInt64>) in
      ExhaustiveCheck(operation: .relu, kernels: kernels, patterns: patterns).run { _ in }
        .mismatches
    }
    #expect(found(start...(start + block - 1)).map(\.kernel) == ["relu/broken/baseline"])
    #expect(found(start...(start + 3 * block - 1)).count == 1)
  }

  /// A guard that an operation maps to itself would let this through; in place both are one buffer.
  @Test(arguments: KernelOperation.allCases, [false, true])
  func findsLoopsThatRunPastTheEnd(operation: KernelOperation, inPlace: Bool) {
    let kernel = BrokenKernel(.runsPastTheEnd, operation: operation)
    let situation = ConformanceCase(count: 16, inPlace: inPlace)
    #expect(throws: Mismatch.self) { try ConformanceCheck().compare(kernel, in: [situation]) }
  }

  /// The maximum is leaky ReLU only for some slopes, and only with x in the right place.
  @Test(arguments: BrokenLeakyReLU.Mistake.allCases)
  func findsTheWrongMaximum(mistake: BrokenLeakyReLU.Mistake) {
    let kernel = BrokenLeakyReLU(mistake: mistake)
    #expect(throws: Mismatch.self) { try ConformanceCheck(.full).check(kernel) }
    #expect(throws: Mismatch.self) { try ConformanceCheck(.short).check(kernel) }
  }

  /// Each meets short and long arrays and large ones, out of place and in place.
  @Test(arguments: [false, true], ConformanceCase.slopes)
  func everySlopeMeetsEveryKindOfCase(inPlace: Bool, slope: Double) {
    for cases in [ConformanceCase.all(inPlace: true), ConformanceCase.short(inPlace: true)] {
      let own = cases.filter { $0.slope == slope && $0.inPlace == inPlace }
      for counts in [1...67, 68...259, 260...100_000] {
        #expect(own.contains { counts.contains($0.count) }, "\(counts)")
      }
    }
  }

  @Test func mismatchSaysWhatToRun() throws {
    let situation = ConformanceCase(
      count: 31, sourceOffset: 4, destinationOffset: 60, inPlace: false, rotation: 3)
    let mismatch = try #require(throws: Mismatch.self) {
      try ConformanceCheck().compare(BrokenKernel(.wrongTail), in: [situation])
    }
    #expect(mismatch.index == 30)
    #expect(mismatch.arguments == "--kernel relu/broken/baseline --case 31:4:60:out:3")
    let text = "\(mismatch)"
    #expect(text.contains("expected 0x"))
    #expect(text.contains("found    0x"))
    #expect(
      text.contains("repeat:  relubench verify --kernel relu/broken/baseline --case 31:4:60:out:3"))
  }

  /// A fault that only a split shows, and the command that repeats it.
  @Test func faultsOfParallelKernelsCanBeRepeated() throws {
    let kernel = ParallelKernel(BrokenKernel(.firstElementTwice), on: DispatchThreads())
    let mismatch = try #require(throws: Mismatch.self) { try ConformanceCheck().check(kernel) }
    let text = try #require(mismatch.arguments.split(separator: " ").last)
    let situation = try #require(ConformanceCase(String(text)))
    #expect(situation.split != nil)
    #expect(throws: mismatch) { try ConformanceCheck().compare(kernel, in: [situation]) }
  }

  @Test(
    arguments: [
      "17:4:60:out:3", "0:0:0:in:0", "67:60:0:out:12345", "100:0:4:out:7:dynamic:3:16",
    ])
  func casesAreReadAsTheyAreWritten(text: String) throws {
    let situation = try #require(ConformanceCase(text))
    #expect(situation.description == text)
  }

  @Test(arguments: [
    "", "17", "17:4:60:out", "17:3:0:out:0", "-1:0:0:out:0", "17:0:64:out:0", "17:0:0:off:0",
    "17:0:0:in:-4", "999999999999:0:0:in:0", "1:0:0:out:9223372036854775807",
    "17:0:0:in:0:static:2", "17:0:0:in:0:some:2:1", "17:0:0:in:0:static:0:1",
    "17:0:0:in:0:static:2:0",
  ])
  func impossibleCasesAreRefused(text: String) {
    #expect(ConformanceCase(text) == nil)
  }
}
