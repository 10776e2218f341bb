// What a run warns of before it measures.

import TestSupport
import Testing

@Suite(.enabled("needs unshare(1) with user namespaces") { await Platform.canReplaceSystemFiles })
struct WarningTests {
  private static let substitutes = ["/proc/loadavg": "load", "/sys/class/power_supply": "power"]

  /// The load of the build that `scripts/bench` has just done cannot be told from that of others.
  @Test func everyProblemButTheLoadIsAWarning() async throws {
    try await ScratchFolder.with { folder in
      try folder.write("9999.00 9999.00 9999.00 1/2 3\n", to: "load")
      for name in ["power", "power/BAT0"] { try folder.makeFolder(name) }
      try folder.write("Battery\n", to: "power/BAT0/type")
      try folder.write("Discharging\n", to: "power/BAT0/status")

      let doctor = try await Command.relubench(["doctor", "--format", "json"], in: folder)
        .replacing(Self.substitutes).run()
      let problems = try #require(try JSONValue(json: doctor.output.utf8)["findings"]).elements
        // How noisy it is changes from one moment to the next.
        .filter { $0["severity"] == .string("problem") && $0["subject"] != .string("noise") }
      let subjects = problems.map { $0["subject"] }
      #expect(subjects.contains(.string("load")) && subjects.contains(.string("battery")))

      let run = try await Command.relubench(Short.run + ["-o", "r.json"], in: folder)
        .replacing(Self.substitutes).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      let warnings = run.errors.split(separator: "\n")
        .filter { $0.hasPrefix("warning: ") && $0.hasSuffix("(see relubench doctor)") }
        .filter { !$0.hasPrefix("warning: noise") }
      #expect(warnings.contains { $0.hasPrefix("warning: runs on battery: ") }, "\(run.errors)")
      #expect(warnings.count == problems.count - 1, "\(run.errors)")
      #expect(!warnings.contains { $0.hasPrefix("warning: load ") }, "\(run.errors)")
    }
  }
}
