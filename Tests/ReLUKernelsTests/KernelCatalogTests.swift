// The catalog: what is in it, and that its names can be relied on.

import ReLUKernels
import Testing

@Suite struct KernelCatalogTests {
  @Test func idsAreUniqueAndKebabCase() {
    let ids = KernelCatalog.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.wholeMatch(of: #/[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)+/#) != nil)
    }
  }

  @Test(arguments: KernelOperation.allCases, ElementType.allCases)
  func everyVariantIsThere(operation: KernelOperation, type: ElementType) {
    let variants = Set(
      KernelCatalog.all.map(\.identity).filter {
        $0.operation == operation && $0.elementType == type
      }.map(\.variant))
    // What has no pieces has nothing to jump between, nor has what is converted.
    let isPiecewise = KernelCatalog.exactFunction(of: operation) == nil
    #expect(variants.contains("scalar-branch") == (isPiecewise && type.byteCount >= 4))
    let lanes = 32 / type.byteCount
    #expect(
      variants.subtracting(["scalar-branch"]) == [
        "reference", "scalar-branchless", "autovectorized", "simd\(lanes)",
        "simd\(2 * lanes)", "unrolled-simd\(lanes)", "streaming", "streaming-unprefetched",
        "parallel-dispatch", "parallel-pool",
      ])
  }

  @Test(arguments: [
    "autovectorized", "simd8", "simd16", "unrolled-simd8", "streaming",
    "streaming-unprefetched",
  ])
  func variantsExistForEveryInstructionSet(variant: String) {
    let sets = KernelCatalog.all.map(\.identity).filter {
      $0.variant == variant && $0.operation == .relu && $0.elementType == .float32
    }.map(\.instructionSet)
    #expect(sets == InstructionSet.compiled)
  }

  @Test func everyKernelSaysWhatItIs() {
    for kernel in KernelCatalog.all {
      #expect(!kernel.identity.summary.isEmpty)
      #expect(kernel.identity.summary.hasSuffix("."))
      let bytes = kernel.identity.elementType.byteCount
      #expect(kernel.identity.bytesReadPerElement == bytes * kernel.identity.operation.inputCount)
      #expect(kernel.identity.bytesWrittenPerElement == bytes)
    }
  }

  @Test func everySingleKernelCanBeWrapped() {
    let single = KernelCatalog.all.filter { $0.identity.threading == .none }
    let wrapped = KernelCatalog.all.filter { $0.identity.wrappedVariant != nil }
    #expect(single.count * ForkJoins.all.count == wrapped.count)
    #expect(wrapped.allSatisfy { $0.identity.threading == .split })
    #expect(KernelCatalog.kernel(id: "relu/parallel-dispatch/simd8/baseline") != nil)
    #expect(KernelCatalog.kernel(id: "relu/nothing/baseline") == nil)
  }
}
