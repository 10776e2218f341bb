// Whoever reads results may stop when it has seen enough: the exit status stays what it was.

import BenchmarkKit
import TestSupport
import Testing

@Suite struct LostReaderTests {
  /// Starts the command with an output that nobody reads from the start, and one that is read a little.
  private static let readers = ["true", "head -c 1 >/dev/null"]

  private static func status(
    _ arguments: [String], reader: String, in folder: ScratchFolder
  ) async throws -> (status: String?, errors: String) {
    // `trap - PIPE`: the signal's default action, as in a shell; a test runner may ignore it.
    let run = try await Command.relubench(
      arguments, in: folder, environment: ["GITHUB_ACTIONS": nil]
    ).under(script: #"trap - PIPE; { "$@"; echo $? >status; } | \#(reader)"#).run()
    for _ in 0..<1000 where folder.text("status")?.hasSuffix("\n") != true {
      try await Task.sleep(for: .milliseconds(10))
    }
    return (folder.text("status").map { String($0.dropLast()) }, run.errors)
  }

  @Test(
    arguments: [
      (["report", KeptRecord.peersPath], "0"), (["compare", KeptRecord.peersPath], "0"),
      (["diff", "a.json", "slow.json"], "0"), (["list"], "0"), (["doctor"], "0"),
      (["gate", "a.json", "slow.json"], "2"), (["gate", "a.json", "wrong.json"], "6"),
      (["gate", "a.json", "slow.json", "--format", "json"], "2"), (["--help"], "0"),
      (
        ["compare", "one.json"], "5"
      ),
      (["verify", "--short", "--kernel", "relu/simd8/baseline"], "0"),
      (Short.run + ["-o", "r.json"], "0"),
      (Short.run + ["-o", "-"], "0"),
    ] as [([String], String)], readers)
  func statusStays(_ example: ([String], String), _ reader: String) async throws {
    try await ScratchFolder.with { folder in
      let record = try KeptRecord.current()
      try folder.write(record, to: "a.json")
      try folder.write(Self.changed(record, by: 2), to: "slow.json")
      var wrong = record
      wrong.benchmarks[2].outcome = .wrongAnswer(reason: "element 7 differs")
      try folder.write(wrong, to: "wrong.json")
      var one = record
      one.benchmarks = record.benchmarks.filter { $0.identity.variant == "scalar-branch" }
      try folder.write(one, to: "one.json")
      let (status, errors) = try await Self.status(example.0, reader: reader, in: folder)
      #expect(status == example.1, "\(errors)")
      #expect(!errors.contains("cannot write the results"), "\(errors)")
    }
  }

  /// What was asked for is not there, which is another matter; a verdict stands even so.
  @Test(.enabled(if: Platform.hasFullDevice, "needs a /dev/full, which is Linux's"))
  func fullDiskIsSaidAndTheVerdictStands() async throws {
    try await ScratchFolder.with { folder in
      let record = try KeptRecord.current()
      try folder.write(record, to: "a.json")
      try folder.write(Self.changed(record, by: 2), to: "slow.json")
      for (candidate, status) in [("slow.json", Int32(2)), ("a.json", 1)] {
        let run = try await Command.relubench(["gate", "a.json", candidate], in: folder)
          .under(script: #"exec "$@" > /dev/full"#).run()
        #expect(run.ending == .exited(status), "\(run.errors)")
        #expect(run.errors.contains("cannot write the results to standard output"))
      }
    }
  }

  /// All kernels but what speed-ups are over take longer.
  private static func changed(_ record: Record, by factor: Double) -> Record {
    var record = record
    for index in record.benchmarks.indices {
      guard case .ok(var figures) = record.benchmarks[index].outcome else { continue }
      figures.samples = figures.samples.map { $0 * factor }
      figures.median *= factor
      figures.mad *= factor
      figures.minimum *= factor
      figures.p95 *= factor
      figures.interval.low *= factor
      figures.interval.high *= factor
      record.benchmarks[index].outcome = .ok(figures)
    }
    return record
  }
}
