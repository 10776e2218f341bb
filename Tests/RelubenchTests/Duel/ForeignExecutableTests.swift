// Executables that cannot play: the message says what is wrong with which of them.

import TestSupport
import Testing

/// Something in place of an executable of this suite.
struct ForeignExecutable: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// A shell script; `HELLO` prints the real worker's.
  let script: String
  /// What standard error has to hold, all of it.
  let complaints: [String]

  init(_ description: String, _ script: String, _ complaints: String...) {
    testDescription = description
    self.script = script
    self.complaints = complaints
  }
}

@Suite struct ForeignExecutableTests {
  static let strangers: [ForeignExecutable] =
    [
      ForeignExecutable(
        "from before duels",
        "echo \"relubench: no verb is called 'duel-worker'; did you mean doctor?\" >&2; exit 64",
        "does not take part in duels", "older than them", "ended with status 64: relubench: no verb"
      ),
      ForeignExecutable(
        "another program", "exit 0", "does not take part in duels", "ended with status 0"),
      ForeignExecutable(
        "garbage", "echo 'hello, world'; sleep 60", "does not take part in duels",
        "said 'hello, world'"),
      ForeignExecutable(
        "JSON of something else", "echo '{\"version\": 1}'", "does not take part in duels",
        "said '{"),
      ForeignExecutable(
        "a line without an end", "printf '{'", "does not take part in duels"),
      ForeignExecutable(
        "killed", "kill -9 $$", "does not take part in duels", "was ended by signal 9"),
      ForeignExecutable(
        "protocol 0", "echo '{\"duelProtocol\": 0}'", "speaks version 0 of the duel's protocol",
        "this executable version 1"),
      ForeignExecutable(
        "protocol 99", "echo '{\"duelProtocol\": 99, \"news\": []}'; sleep 60",
        "speaks version 99 of the duel's protocol", "this executable version 1"),
      ForeignExecutable(
        "protocol 2 that looks like ours",
        "HELLO | sed 's/\"duelProtocol\":1/\"duelProtocol\":2/'; sleep 60",
        "speaks version 2 of the duel's protocol"),
      ForeignExecutable(
        "our protocol without the rest", "echo '{\"duelProtocol\": 1}'; sleep 60",
        "introduces itself in a way that cannot be read: '", "at the top: 'build' is missing"),
      ForeignExecutable(
        "our protocol with something else in it",
        "HELLO | sed 's/\"elements\":64/\"elements\":\"many\"/'; sleep 60",
        "introduces itself in a way that cannot be read: '",
        "at benchmarks[0].identity.elements: expected Int"),
      ForeignExecutable(
        "without the kernel asked for",
        "echo \"relubench: no kernel matches 'relu/simd16/baseline'\" >&2; exit 64",
        "cannot measure what is asked for",
        "ended with status 64: relubench: no kernel matches 'relu/simd16/baseline'"),
      ForeignExecutable(
        "dead at the first request", "HELLO; read line; echo 'out of luck' >&2; exit 3",
        "broke off during 'prepare 0'", "ended with status 3: out of luck"),
      ForeignExecutable(
        "dead at once", "HELLO; exit 7", "broke off during 'prepare 0'", "ended with status 7"),
      ForeignExecutable(
        "more complaints than a pipe holds, then dead",
        """
        i=0
        while [ $i -lt 3000 ]; do
          echo 'warning: something or other is not as it should be' >&2; i=$((i+1))
        done
        HELLO; read line; echo 'out of luck' >&2; exit 3
        """,
        "broke off during 'prepare 0'", "ended with status 3: out of luck"),
      ForeignExecutable(
        "survived by what it started", "sleep 600 >/dev/null & echo 'gone' >&2; exit 3",
        "does not take part in duels", "ended with status 3: gone"),
      ForeignExecutable(
        "deaf to signals", "trap '' TERM INT HUP; exec >&-; while :; do sleep 1; done",
        "does not take part in duels", "gave no answer and did not end"),
      ForeignExecutable(
        "deaf to signals after its hello",
        "trap '' TERM INT HUP; HELLO; read line; exec >&-; while :; do sleep 1; done",
        "broke off during 'prepare 0'", "gave no answer and did not end"),
      ForeignExecutable(
        "nonsense in answer to prepare", "HELLO; while read line; do echo yes; done",
        "answered 'prepare 0' with 'yes'"),
      ForeignExecutable(
        "too few answers to prepare", "HELLO; while read line; do echo '{\"prepared\":[]}'; done",
        "answered 'prepare 0' with '{\"prepared\":[]}'"),
    ]
    + ["0", "-1", "nan", "inf", "soon", ""].map {
      ForeignExecutable(
        "sample '\($0)'",
        """
        HELLO
        read line; echo '{"prepared":[{"batch":1,"status":"ok"}]}'
        while read line; do echo '\($0)'; done
        """,
        "answered 'sample 0 ", "with '\($0)', which means nothing here")
    }

  @Test(arguments: strangers, ["OLD", "NEW"])
  func isNamedWithTheReason(_ stranger: ForeignExecutable, _ side: String) async throws {
    try await ScratchFolder.with { folder in
      try folder.write(try await folder.hello(["relu/simd16/baseline"]), to: "hello")
      let path = try await folder.script(
        "stranger",
        stranger.script.replacing("HELLO", with: "cat '\(folder.path("hello"))'"))
      let real = try BuiltExecutable.path("relubench")
      let sides = side == "OLD" ? (path, real) : (real, path)
      let run = try await Command.relubench(ShortDuel.duel(sides.0, sides.1), in: folder).run()
      #expect(run.ending == .exited(1), "\(run.errors)")
      #expect(run.errors.contains("relubench: \(side) "), "\(run.errors)")
      for complaint in stranger.complaints {
        #expect(run.errors.contains(complaint), "\(run.errors)")
      }
      #expect(run.output == "")
    }
  }

  @Test(arguments: ["duel", "gate"]) func whatCannotBeStartedIsNamed(_ verb: String) async throws {
    try await ScratchFolder.with { folder in
      let real = try BuiltExecutable.path("relubench")
      try folder.makeFolder("folder")
      try folder.write("text", to: "text")
      for name in ["none", "folder", "text", "no/none"] {
        let run = try await Command.relubench(
          [verb, real, folder.path(name)] + ShortDuel.one, in: folder
        ).run()
        #expect(run.ending == .exited(1), "\(run.errors)")
        let complaint = "relubench: NEW cannot be started: '\(folder.path(name))': "
        #expect(run.errors.contains(complaint), "\(run.errors)")
      }
    }
  }

  @Test func nothingInCommonIsNothingMeasured() async throws {
    try await ScratchFolder.with { folder in
      let old = try await folder.worker(
        "old", hello: try await folder.hello(["relu/simd8/baseline"]), nanoseconds: ["1"])
      let new = try BuiltExecutable.path("relubench")
      for arguments in [ShortDuel.duel(old, new), ShortDuel.gate(old, new)] {
        let run = try await Command.relubench(arguments, in: folder).run()
        #expect(run.ending == .exited(5), "\(run.errors)")
        #expect(run.errors.contains("there is nothing to compare: NEW lacks "), "\(run.errors)")
        #expect(run.errors.contains("relu/simd8/baseline, 64 elements"), "\(run.errors)")
      }
    }
  }
}
