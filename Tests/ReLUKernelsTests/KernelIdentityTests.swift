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
