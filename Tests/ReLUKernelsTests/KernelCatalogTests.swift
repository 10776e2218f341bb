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

  @Test(arguments: KernelOperation.allCases)
  func everyVariantIsThere(operation: KernelOperation) {
    let variants = Set(
      KernelCatalog.all.map(\.identity).filter { $0.operation == operation }.map(\.variant))
    // What has no pieces has nothing to jump between.
    let isPiecewise = KernelCatalog.exactFunction(of: operation) == nil
    #expect(variants.contains("scalar-branch") == isPiecewise)
    #expect(
      variants.subtracting(["scalar-branch"]) == [
        "reference", "scalar-branchless", "autovectorized", "simd8", "simd16",
        "unrolled-simd8", "streaming", "streaming-unprefetched",
        "parallel-dispatch", "parallel-pool",
      ])
  }

  @Test(arguments: [
    "autovectorized", "simd8", "simd16", "unrolled-simd8", "streaming",
    "streaming-unprefetched",
  ])
  func variantsExistForEveryInstructionSet(variant: String) {
    let sets = KernelCatalog.all.map(\.identity).filter {
      $0.variant == variant && $0.operation == .relu
    }.map(\.instructionSet)
    #expect(sets == InstructionSet.compiled)
  }

  @Test func everyKernelSaysWhatItIs() {
    for kernel in KernelCatalog.all {
      #expect(!kernel.identity.summary.isEmpty)
      #expect(kernel.identity.summary.hasSuffix("."))
      #expect(kernel.identity.bytesReadPerElement == 4 * kernel.identity.operation.inputCount)
      #expect(kernel.identity.bytesWrittenPerElement == 4)
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
