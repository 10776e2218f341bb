// `relubench tune` leaves a profile that other runs go by, or nothing.

import BenchmarkKit
import ReLUKernels
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct TuneTests {
  /// Six groups.
  private static let shortest = ["tune", "--largest", "256", "--budget", "0.1", "--quiet"]

  @Test func profileIsAppliedByTheNextRun() async throws {
    try await ScratchFolder.with { folder in
      let tune = try await Command.relubench(
        ["tune", "--largest", "4Ki", "--budget", "2", "--output", "p"], in: folder
      ).run()
      #expect(tune.ending == .exited(0), "\(tune.errors)")
      #expect(try folder.names() == ["p"], "no temporary is left")
      let text = try #require(folder.text("p"))
      #expect(tune.output == text, "a person sees what auto will do")
      #expect(tune.errors.contains("Profile: p\n"))
      let profile = try AutoProfile(parsing: text)
      #expect(profile.plans.keys.map(\.threads).max() == availableCores)
      #expect(Set(profile.plans.keys.map(\.operation)) == Set(KernelOperation.representatives))

      let run = try await Command.relubench(
        ProfileCommand.run + ["-o", "r.json"], in: folder, environment: ["RELUBENCH_PROFILE": "p"]
      ).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(!run.errors.contains("profile"), "\(run.errors)")
      let facts = try folder.record("r.json").environment.profile
      #expect(facts == ProfileFacts(.applied, path: "p"))
      #expect(try folder.violations(in: "r.json") == [])
    }
  }

  /// Where it lies unless somebody says otherwise, and that auto looks there.
  @Test(
    arguments: [
      (["XDG_CONFIG_HOME": "settings", "HOME": "home"], "settings/relubench/profile"),
      (["XDG_CONFIG_HOME": nil, "HOME": "home"], "home/.config/relubench/profile"),
      (["RELUBENCH_PROFILE": "here/p", "XDG_CONFIG_HOME": "settings", "HOME": "home"], "here/p"),
    ] as [([String: String?], String)])
  func placeFollowsFromTheEnvironment(_ places: [String: String?], _ path: String) async throws {
    try await ScratchFolder.with { folder in
      var environment = ["RELUBENCH_PROFILE": nil].merging(places) { $1 }
      for (name, place) in places {
        environment[name] = .some(place.map { folder.path($0) })
      }
      let tune = try await Command.relubench(
        Self.shortest, in: folder, environment: environment
      ).run()
      #expect(tune.ending == .exited(0), "\(tune.errors)")
      #expect(try AutoProfile(parsing: folder.text(path) ?? "").plans.count >= 4)
      #expect(try folder.names() == [path.split(separator: "/").first.map(String.init)])
      let doctor = try await Command.relubench(["doctor"], in: folder, environment: environment)
        .run()
      // A path that is too long for the line stands in the next.
      let text = doctor.output.replacing(/\n +/, with: " ")
      #expect(text.contains("auto goes by the profile \(folder.path(path))"))
    }
  }

  @Test(arguments: [[:], ["HOME": ""], ["XDG_CONFIG_HOME": "relative"]] as [[String: String]])
  func withoutAPlaceItIsAUsageError(_ places: [String: String]) async throws {
    try await ScratchFolder.with { folder in
      let environment = ["RELUBENCH_PROFILE": nil, "XDG_CONFIG_HOME": nil, "HOME": nil]
        .merging(places.mapValues(Optional.some)) { $1 }
      let tune = try await Command.relubench(
        Self.shortest, in: folder, environment: environment
      ).run()
      #expect(tune.ending == .exited(64))
      #expect(tune.errors.contains("there is no place for a profile"), "\(tune.errors)")
      #expect(tune.output == "")
      #expect(try folder.names() == [])
    }
  }

  @Test func oldProfileIsReplaced() async throws {
    try await ScratchFolder.with { folder in
      try folder.write("an old one\n", to: "p")
      let tune = try await Command.relubench(Self.shortest + ["-o", "p"], in: folder).run()
      #expect(tune.ending == .exited(0), "\(tune.errors)")
      #expect(try AutoProfile(parsing: folder.text("p") ?? "").plans.count >= 4)
      #expect(tune.errors == "", "it was asked to be quiet")
      #expect(try folder.names() == ["p"])
    }
  }

  @Test(arguments: [(true, Int32(130)), (false, 143)])
  func interruptedItLeavesNothing(_ isInterrupt: Bool, _ status: Int32) async throws {
    try await ScratchFolder.with { folder in
      let tune = try await Command.relubench(
        ["tune", "--budget", "4000", "--largest", "4Ki", "--output", "folder/p"], in: folder
      ).run {
        // It is made when signals are watched for, right before the measurements.
        try await wait(for: "the folder") { try !folder.names().isEmpty }
        try isInterrupt ? $0.interrupt() : $0.terminate()
      }
      #expect(tune.ending == .exited(status), "\(tune.errors)")
      #expect(tune.errors.contains("Interrupted: nothing was written."), "\(tune.errors)")
      #expect(tune.output == "")
      #expect(folder.text("folder/p") == nil)
    }
  }

  /// Before the measurements: whoever has waited for those wants to keep them.
  @Test(arguments: ["file/p", "/dev/null/p", "folder"])
  func placeThatCannotBeWrittenIsSaidAtOnce(_ path: String) async throws {
    try await ScratchFolder.with { folder in
      try folder.write("", to: "file")
      try folder.makeFolder("folder")
      let tune = try await Command.relubench(
        ["tune", "--budget", "4000", "--output", path], in: folder
      ).run()
      #expect(tune.ending == .exited(1))
      #expect(tune.errors.contains("relubench: cannot write the profile \(path): "))
      #expect(tune.output == "")
      #expect(try folder.names() == ["file", "folder"])
    }
  }
}
