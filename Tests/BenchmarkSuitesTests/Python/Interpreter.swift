// The system's Python, if there is one, with the program's library that needs no packages.

import BenchmarkKit
import BenchmarkSuites
import Foundation
import ReLUKernels

enum Interpreter {
  /// Where python3 is; nil where it is not.
  static let path: String? = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":")
    .map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// A program whose library says at once that it is done, and is right.
  static let instantRelu = PythonCommand(path: "").source.replacing(
    "            for index in range(len(x)):\n                y[index] = 0.0",
    with: "            if y[0] == y[0] or len(x) == 0: return\n"
      + "            for index in range(len(x)):\n                y[index] = 0.0")

  /// The library `plain`, with the command changed.
  static func peer(
    _ operation: KernelOperation = .relu, threading: Threading = .none,
    configure: (inout PythonCommand) -> Void = { _ in }
  ) -> PythonPeer {
    var command = PythonCommand(path: path ?? "")
    configure(&command)
    return PythonPeer(
      PythonLibrary("plain", by: command), operation, threading: threading, "a loop")
  }

  /// The same with a part of the program changed, which it has.
  static func peer(
    replacing part: String, with replacement: (String) -> String,
    configure: (inout PythonCommand) -> Void = { _ in }
  ) -> PythonPeer {
    peer {
      precondition($0.source.contains(part), "the program has no '\(part)'")
      $0.source = $0.source.replacing(part, with: replacement(part))
      configure(&$0)
    }
  }

  /// What comes of the reference and `peer` in one group.
  static func records(
    _ peer: PythonPeer, _ workload: Workload, threads: Int = 1
  ) throws -> [BenchmarkRecord] {
    let kernels: [any Kernel] = [
      KernelCatalog.reference(for: workload.operation), peer,
    ]
    let group = BenchmarkGroup(
      title: "test",
      specs: kernels.map {
        BenchmarkSpec(
          kernel: $0.identity, workload: workload,
          threads: $0.identity.threading == .none ? 1 : threads)
      })
    let budget = GroupRunnerTests.budget
    return try GroupRunnerTests.runner(kernels).run(group, budget: budget) ?? []
  }
}
