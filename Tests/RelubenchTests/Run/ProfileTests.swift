// What becomes of the profile that a run finds.

import BenchmarkKit
import ReLUKernels
import TestSupport
import Testing

enum ProfileCommand {
  static let run = ["run", "--kernel", "relu/auto", "--elements", "64,64Ki", "--budget", "0.1"]

  /// A profile of this machine with steps that nobody would choose.
  static func text(_ change: (inout MachineShape) -> Void = { _ in }) throws -> String {
    var machine = MachineShape.ofThisMachine
    change(&machine)
    var plans: [AutoSituation: AutoPlan] = [:]
    for (operation, inPlace) in KernelOperation.allCases.flatMap({ [($0, false), ($0, true)] }) {
      let situation = AutoSituation(operation, inPlace: inPlace, threads: 1)
      plans[situation] = AutoPlan([
        .init(upTo: 17, AutoChoice("streaming", .baseline)),
        .init(upTo: 64, AutoChoice("scalar-branch", .baseline)),
        .init(upTo: .max, AutoChoice("simd8", .baseline)),
      ])
    }
    return AutoProfile(machine: machine, plans: plans).text
  }
}

@Suite struct ProfileTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let reason: String
    let make: @Sendable (ScratchFolder) throws -> Void
    var testDescription: String { name }
  }

  static let useless = [
    // The last line: three, and six for each operation.
    Case(
      name: "damaged",
      reason: "line \(3 + 6 * KernelOperation.allCases.count) is damaged: the checksum does not fit"
    ) { folder in
      try folder.write(
        ProfileCommand.text().replacing("up-to 64", with: "up-to 65", maxReplacements: 1), to: "p")
    },
    Case(name: "cut off", reason: "the file ends before its last line") { folder in
      try folder.write(String(ProfileCommand.text().dropLast(30)), to: "p")
    },
    Case(name: "foreign", reason: "it was measured on another machine (") { folder in
      try folder.write(ProfileCommand.text { $0.cores += 1 }, to: "p")
    },
    Case(name: "empty", reason: "line 1 is damaged: a profile begins with") { folder in
      try folder.write("", to: "p")
    },
    Case(name: "no text", reason: "line 1 is damaged: a profile begins with") { folder in
      try folder.write(bytes: [0xff, 0, 0xfe, 10, 0], to: "p")
    },
    Case(name: "huge", reason: "it cannot be read: it is larger than any profile") { folder in
      try folder.write(
        bytes: Array(ProfileCommand.text().utf8) + Array(repeating: 10, count: 2 << 20), to: "p")
    },
    Case(name: "folder", reason: "it cannot be read: it is a folder, a pipe or a device") {
      try $0.makeFolder("p")
    },
    Case(name: "UTF-16", reason: "it cannot be read: the text is UTF-16") { folder in
      try folder.write(bytes: ProfileCommand.text().utf8.flatMap { [$0, 0] }, to: "p")
    },
    Case(name: "UTF-16 with a mark", reason: "it cannot be read: the text is UTF-16") { folder in
      let text = try ProfileCommand.text()
      try folder.write(bytes: [0xfe, 0xff] + text.utf8.flatMap { [0, $0] }, to: "p")
    },
  ]

  /// None of them has an end, and to open a pipe waits for somebody to write to it.
  @Test(arguments: ["p", "/dev/zero", "/dev/tty", "/dev/stdin"])
  func whatIsNoFileIsNotWaitedFor(_ path: String) async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        ["doctor", "--format", "json"], in: folder, environment: ["RELUBENCH_PROFILE": path]
      ).under(script: #"mkfifo p q; sleep 5 >q 2>/dev/null & exec "$@" <q"#).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(run.output.contains("\"state\" : \"ignored\""), "\(run.output)")
      #expect(run.output.contains("it cannot be read: "))
    }
  }

  /// Editors of Windows put it there.
  @Test func markOfUTF8IsNoDamage() async throws {
    try await ScratchFolder.with { folder in
      try folder.write(bytes: [0xef, 0xbb, 0xbf] + ProfileCommand.text().utf8, to: "p")
      let run = try await Command.relubench(
        ["doctor", "--format", "json"], in: folder, environment: ["RELUBENCH_PROFILE": "p"]
      ).run()
      #expect(run.output.contains("\"state\" : \"applied\""), "\(run.output)")
    }
  }

  @Test(arguments: useless)
  func uselessProfileIsIgnoredAndSaid(_ example: Case) async throws {
    try await ScratchFolder.with { folder in
      try example.make(folder)
      let environment = ["RELUBENCH_PROFILE": folder.path("p")]
      let run = try await Command.relubench(
        ProfileCommand.run + ["-o", "r.json"], in: folder, environment: environment
      ).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      let warning = run.errors.split(separator: "\n").first { $0.contains("profile") } ?? ""
      #expect(warning.hasPrefix("warning: the profile \(folder.path("p")) is ignored: "))
      #expect(warning.contains(example.reason), "\(run.errors)")
      let facts = try #require(try folder.record("r.json").environment.profile)
      #expect(facts.state == .ignored)
      #expect(facts.path == folder.path("p"))
      #expect(facts.reason?.contains(example.reason) == true)
      #expect(try folder.violations(in: "r.json") == [])

      let doctor = try await Command.relubench(["doctor"], in: folder, environment: environment)
        .run()
      #expect(doctor.ending == .exited(0))
      #expect(doctor.output.contains("problem  the profile \(folder.path("p")) is ignored"))
    }
  }

  @Test func profileOfThisMachineIsAppliedAndRight() async throws {
    try await ScratchFolder.with { folder in
      try folder.write(ProfileCommand.text(), to: "p")
      let environment = ["RELUBENCH_PROFILE": folder.path("p")]
      let run = try await Command.relubench(
        ProfileCommand.run + ["-o", "r.json"], in: folder, environment: environment
      ).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(
        try folder.record("r.json").environment.profile
          == ProfileFacts(.applied, path: folder.path("p")))
      let verify = try await Command.relubench(
        ["verify", "--kernel", "*/auto", "--short"], in: folder, environment: environment
      ).run()
      #expect(verify.ending == .exited(0), "\(verify.output)\(verify.errors)")
    }
  }

  /// A test that nobody tells of a profile finds none, though its user has one.
  @Test(
    arguments: [
      ["RELUBENCH_PROFILE": ""], [:], ["RELUBENCH_PROFILE": "nowhere"],
      ["RELUBENCH_PROFILE": "file/beneath"],
    ] as [[String: String]])
  func whereThereIsNoneNothingIsSaid(_ places: [String: String]) async throws {
    try await ScratchFolder.with { folder in
      for name in [".config", ".config/relubench"] { try folder.makeFolder(name) }
      try folder.write(ProfileCommand.text(), to: ".config/relubench/profile")
      try folder.write("", to: "file")
      let environment = ["HOME": folder.path].merging(places) { $1 }
      let run = try await Command.relubench(
        ProfileCommand.run + ["-o", "r.json"], in: folder, environment: environment
      ).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(!run.errors.contains("profile"), "\(run.errors)")
      #expect(try folder.record("r.json").environment.profile == ProfileFacts(.none))
    }
  }

  @Test func regretIsInTheTable() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        ["run", "--suite", "regret", "--elements", "64", "--budget", "0.5", "-o", "r.json"],
        in: folder
      ).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(run.output.contains("speed-up  regret"))
      let text = run.output.replacing("\n  ", with: " ")
      #expect(text.contains(#/regret of auto: at most 3 % in \d+ of \d+ cells; the worst /#))
      let autos = try folder.record("r.json").benchmarks.filter { $0.identity.variant == "auto" }
      let limits = availableCores == 1 ? 1 : 2
      // Operations that shrink their numbers are not measured in place.
      #expect(autos.count == 9 * limits)
      #expect(autos.allSatisfy { $0.status == .ok && $0.identity.chunking == nil })
    }
  }
}
