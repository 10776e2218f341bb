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

  @Test(arguments: [BrokenKernel.Mistake.negativeZeroToZero, .dropsNaN, .wrongLane, .writesNothing])
  func exhaustiveCheckFindsTheMistake(mistake: BrokenKernel.Mistake) {
    let check = ExhaustiveCheck(operation: .relu, kernels: [BrokenKernel(mistake)])
    let found = check.run { _ in }
    #expect(found.count == 1)
  }

  /// A guard that an operation maps to itself would let this through; in place both are one buffer.
  @Test(arguments: KernelOperation.allCases, [false, true])
  func findsLoopsThatRunPastTheEnd(operation: KernelOperation, inPlace: Bool) {
    let kernel = BrokenKernel(.runsPastTheEnd, operation: operation)
    let situation = ConformanceCase(count: 16, inPlace: inPlace)
    #expect(throws: Mismatch.self) { try ConformanceCheck().compare(kernel, in: [situation]) }
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

  @Test(arguments: ["17:4:60:out:3", "0:0:0:in:0", "67:60:0:out:12345"])
  func casesAreReadAsTheyAreWritten(text: String) throws {
    let situation = try #require(ConformanceCase(text))
    #expect(situation.description == text)
  }

  @Test(arguments: [
    "", "17", "17:4:60:out", "17:3:0:out:0", "-1:0:0:out:0", "17:0:64:out:0", "17:0:0:off:0",
    "17:0:0:in:-4", "999999999999:0:0:in:0",
  ])
  func impossibleCasesAreRefused(text: String) {
    #expect(ConformanceCase(text) == nil)
  }
}
