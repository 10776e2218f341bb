// `relubench doctor`: the environment as it is recorded, and what to do about it.

import BenchmarkKit
import TestSupport
import Testing

@Suite struct DoctorTests {
  @Test func jsonIsTheEnvironmentOfARecordAndFindings() async throws {
    try await ScratchFolder.with { folder in
      let doctor = try await Command.relubench(["doctor", "--format", "json"], in: folder).run()
      #expect(doctor.ending == .exited(0))
      #expect(doctor.errors == "")
      let json = try JSONValue(json: doctor.output.utf8)
      #expect(json.keys == ["environment", "findings", "noise"])
      #expect(json["noise"]?.keys == ["before", "grade"])
      #expect(json["noise"]?["before"]?["computeJitter"] != nil)
      let findings = try #require(json["findings"]).elements
      #expect(!findings.isEmpty)
      for finding in findings {
        #expect(finding["title"] != nil)
        // Whoever is told of a fault is told what to do.
        let isFine = finding["severity"] == .string("fine")
        #expect(isFine || (finding["effect"] != nil && finding["remedy"] != nil), "\(finding)")
      }

      _ = try await Command.relubench(Short.run + ["-o", "r.json"], in: folder).run()
      let recorded = try #require(try folder.json("r.json")["environment"])
      let shown = try #require(json["environment"])
      #expect(shown.keys == recorded.keys)
      #expect(shown["build"] == recorded["build"])
      for fact in ["name", "version", "options"] {
        #expect(shown["allocator"]?[fact] == recorded["allocator"]?[fact], "\(fact)")
      }
      // What the allocator holds differs from one moment to the next, but it holds something.
      for count in ["allocatedBytes", "activeBytes", "residentBytes"] {
        guard case .number(let bytes) = shown["allocator"]?["statistics"]?[count] else {
          Issue.record("\(count) is missing")
          continue
        }
        #expect(bytes > 0, "\(count)")
      }
      for fact in ["model", "caches", "instructionSets", "coresAvailable"] {
        #expect(shown["cpu"]?[fact] == recorded["cpu"]?[fact], "\(fact)")
      }
    }
  }

  @Test func textShowsEnvironmentAndFindings() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(["doctor"], in: folder).run()
      #expect(run.ending == .exited(0))
      let lines = run.output.split(separator: "\n")
      #expect(lines.contains { $0.contains(#""instructionSets""#) })
      let marks = ["problem  ", "advice   ", "fine     "]
      let found = lines.filter { line in marks.contains { line.hasPrefix($0) } }
      #expect(found.contains("fine     release build"))
      let grades = NoiseGrade.allCases.map { "  noise: \($0.rawValue) (compute jitter " }
      #expect(found.contains { line in grades.contains { line.contains($0) } })
      #expect(found.contains { $0.contains("effective frequency ") })
      let remedies = lines.filter { $0.contains("-> ") }.count
      let faults = found.filter { !$0.hasPrefix("fine") }.count
      #expect(remedies >= faults)
    }
  }
}
