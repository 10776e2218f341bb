// Suite calls with the calls of this package in place of the suite's own.

import BenchmarkKit
import BenchmarkSuites
import PublicCallsOfClient
import ReLUKernels

let seconds = CommandLine.arguments.dropFirst().first.flatMap { Double($0) } ?? 60
let calls = Dictionary(uniqueKeysWithValues: PublicFunction.calls.map { ($0.id, $0) })
let groups = try Suite.named("calls").groups(
  in: SuiteContext(
    cores: availableCores, kernels: BenchmarkCatalog.all.map(\.identity)))
let clock = try ClockCharacter(measuring: MonotonicTimeSource())
var records: [BenchmarkRecord] = []
for (index, group) in groups.enumerated() {
  let runner = GroupRunner(
    suite: "calls", seed: 1, clock: clock,
    kernel: { calls[$0] ?? BenchmarkCatalog.kernel(id: $0) })
  let budget = UInt64(seconds * 1e9) / UInt64(groups.count)
  guard var found = try runner.run(group, budget: budget) else { continue }
  for row in found.indices { found[row].group = index }
  records += found
}
print(TableReport().text(for: records), terminator: "")
