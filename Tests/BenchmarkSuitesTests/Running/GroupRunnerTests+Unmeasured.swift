// What is skipped, unknown to the catalog, or cancelled before it is measured.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Testing

extension GroupRunnerTests {
  @Test func skippedBenchmarkKeepsItsReasonAndPlace() throws {
    let workload = Self.workload()
    let kernel = KernelCatalog.reference(for: .relu)
    let group = BenchmarkGroup(
      title: "test",
      specs: [
        BenchmarkSpec(
          kernel: SpiedKernel().identity, workload: workload, skipReason: "no such CPU"),
        BenchmarkSpec(kernel: kernel.identity, workload: workload),
      ])
    let records = try #require(try Self.runner().run(group, budget: Self.budget))
    #expect(records.map(\.status) == [.skipped, .ok])
    #expect(records[0].reason == "no such CPU")
    #expect(records.map(\.identity.suite) == ["test", "test"])
  }

  @Test func kernelThatTheCatalogLacksIsInvalid() throws {
    let group = Self.group([SpiedKernel(variant: "unheard-of")], Self.workload())
    let records = try #require(try Self.runner().run(group, budget: Self.budget))
    #expect(records.map(\.status) == [.invalid])
    #expect(records[0].reason == "the catalog has no kernel relu/unheard-of/baseline")
  }

  @Test func kernelThatCannotBeMadeReadyIsInvalid() throws {
    let kernel = UnreadyKernel()
    let records = try #require(
      try Self.runner([kernel]).run(
        Self.group([kernel, KernelCatalog.reference(for: .relu)], Self.workload()),
        budget: Self.budget))
    #expect(records.map(\.status) == [.invalid, .ok])
    #expect(records[0].reason == "relu/unready/baseline cannot be made ready: no threads left")
  }

  @Test func cancelledBeforeTheStart() throws {
    let calls = Counter()
    let spy = SpiedKernel(before: { _ in calls.increment() })
    let records = try Self.runner([spy], isCancelled: { true })
      .run(Self.group([spy], Self.workload()), budget: Self.budget)
    #expect(records == nil)
    #expect(calls.value == 0)
  }

  @Test func cancelledInTheRounds() throws {
    let samples = Counter()
    let records = try Self.runner(
      isCancelled: { samples.value >= 3 },
      observe: { if case .sampleTaken = $0 { samples.increment() } }
    ).run(
      Self.group([KernelCatalog.reference(for: .relu)], Self.workload()), budget: Self.budget)
    #expect(records == nil)
    #expect(samples.value == 3)
  }

  @Test func completeRoundsOutliveTheInterruption() throws {
    let samples = Counter()
    let kernels: [any Kernel] = [
      KernelCatalog.reference(for: .relu), SpiedKernel(before: { _ in }),
    ]
    // In the middle of the eighth round of two.
    let records = try Self.runner(
      kernels, isCancelled: { samples.value >= 15 },
      observe: { if case .sampleTaken = $0 { samples.increment() } }
    ).run(Self.group(kernels, Self.workload()), budget: Self.budget)
    #expect(records?.map(\.figures?.samples.count) == [7, 7])
    #expect(records?.first?.figures?.stopReason == "cancelled")
  }
}
