// What kernels are called, and what other libraries are forgiven.

import ReLUKernels
import Testing

@Suite struct KernelIdentityTests {
  private static func identity(
    wrapped: String? = nil, chooses: Bool = false, threading: Threading? = nil, isPeer: Bool = false
  ) -> KernelIdentity {
    KernelIdentity(
      operation: .leakyReLU, variant: "name", wrappedVariant: wrapped, instructionSet: .avx2,
      choosesInstructionSet: chooses, threading: threading, isPeer: isPeer, summary: "One.",
      supportsInPlace: true)
  }

  @Test(arguments: [
    (identity(), "leaky-relu/name/avx2"),
    (identity(wrapped: "simd8"), "leaky-relu/name/simd8/avx2"),
    (identity(chooses: true), "leaky-relu/name"),
    (identity(isPeer: true), "peer/name/leaky-relu/avx2"),
    (identity(wrapped: "simd8", isPeer: true), "peer/name/simd8/leaky-relu/avx2"),
    (identity(chooses: true, isPeer: true), "peer/name/leaky-relu"),
  ])
  func idNamesWhatIsChosenFromOutside(_ identity: KernelIdentity, id: String) {
    #expect(identity.id == id)
  }

  @Test func wrappersSplitUnlessTheySayOtherwise() {
    #expect(Self.identity().threading == .none)
    #expect(Self.identity(wrapped: "simd8").threading == .split)
    #expect(Self.identity(threading: .own).threading == .own)
    #expect(Self.identity(wrapped: "simd8", threading: .own).threading == .own)
  }
}

@Suite struct DeviationTests {
  private static let quiet: UInt32 = 0x7fc0_0000
  private static let signalling: UInt32 = 0xff80_0001
  private static let infinity: UInt32 = 0x7f80_0000
  private static let minusZero: UInt32 = 0x8000_0000

  struct Case: Sendable {
    let found: UInt32
    let expected: UInt32
    let forgivenBy: Set<Deviation>

    init(_ found: UInt32, for expected: UInt32, _ forgivenBy: Set<Deviation> = []) {
      (self.found, self.expected, self.forgivenBy) = (found, expected, forgivenBy)
    }
  }

  private static let cases: [Case] = [
    // Where a NaN is expected, anything.
    Case(0, for: quiet, [.nan]), Case(signalling, for: quiet, [.nan]),
    Case(1, for: signalling, [.nan]),
    // But no NaN where none is expected, and infinity is none.
    Case(quiet, for: 0), Case(0, for: infinity), Case(quiet, for: infinity),
    // One zero for the other, and nothing else for a zero.
    Case(0, for: minusZero, [.zeroSign]), Case(minusZero, for: 0, [.zeroSign]),
    Case(1, for: minusZero), Case(minusZero, for: 1), Case(0x3f80_0000, for: 0xbf80_0000),
  ]

  @Test(arguments: cases) func forgivesThisAndNoMore(_ answer: Case) {
    for deviations in [[], [.nan], [.zeroSign], [.nan, .zeroSign]] as [Set<Deviation>] {
      let forgives = deviations.forgives(found: answer.found, expected: answer.expected)
      #expect(forgives == !deviations.isDisjoint(with: answer.forgivenBy), "\(deviations)")
    }
  }
}
