// The budget of a group is for all of it, what comes before its rounds included.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Synchronization
import Testing

extension GroupRunnerTests {
  /// Verifying takes longer than the budget, so the rounds are the fewest there are.
  ///
  /// The kernel takes one time and three times it by turns, so that precision never ends them.
  @Test func preparationIsChargedToTheBudget() throws {
    let calls = Atomic(0)
    let kernel = SpiedKernel(before: { _ in
      let call = calls.add(1, ordering: .relaxed).oldValue
      // The first is verification's. Busy: a sleep would let the machine slow down.
      let end = MonotonicTimeSource().nanoseconds() + (call == 0 ? 400_000_000 : 0)
      let length: UInt64 = call / 2 % 2 == 0 ? 150_000 : 450_000
      let until = max(end, MonotonicTimeSource().nanoseconds() + length)
      while MonotonicTimeSource().nanoseconds() < until {}
    })
    let runner = GroupRunner(
      suite: "test", seed: 1, clock: ClockCharacter(resolution: 1, overhead: 20),
      kernel: { _ in kernel })
    let spec = BenchmarkSpec(kernel: kernel.identity, workload: Self.workload())
    let records = try #require(
      try runner.run(BenchmarkGroup(title: "test", specs: [spec]), budget: 350_000_000))
    #expect(records.first?.figures?.rounds == 12)
  }
}
