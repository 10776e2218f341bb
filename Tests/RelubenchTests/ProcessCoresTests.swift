// Which cores a process has, whatever its threads are kept from; in processes of their own.

import ReLUKernels
import TestSupport
import Testing

#if os(Linux)
  @Suite(.enabled(if: ThreadAffinity.current.count > 1, "needs two cores"))
  struct ProcessCoresTests {
    /// The first two cores of this machine that tests may use.
    static let cores = Array(ThreadAffinity.current.prefix(2))

    /// Runs the actions in a process that is started on both cores, or on those given.
    ///
    /// `profile` is the text of the profile that the library finds; nil for none.
    private static func answers(
      _ actions: [String], on cores: [Int] = cores, profile: String? = nil
    ) async throws -> [String] {
      try await ScratchFolder.with { folder in
        if let profile { try folder.write(profile, to: "profile") }
        // `call` waits for ever for a thread that is not there.
        let command = Command(
          "/usr/bin/env",
          ["timeout", "60", "taskset", "-c", list(cores), try BuiltExecutable.path("CoreChecks")]
            + actions, in: folder.path,
          environment: ["RELUBENCH_PROFILE": profile == nil ? "" : "profile"])
        let run = try await command.run()
        #expect(run.ending == .exited(0), "\(actions): \(run.errors)")
        // taskset says what it does.
        return run.output.split(separator: "\n").map(String.init)
          .filter { !$0.hasPrefix("pid ") }
      }
    }

    private static func list(_ cores: [Int]) -> String {
      cores.map(String.init).joined(separator: ",")
    }

    private static let (one, two) = (list([cores[0]]), list([cores[1]]))
    private static let both = list(cores)

    @Test func firstCallerOnOneCoreLeavesTheProcessTheOthers() async throws {
      // Alone, and beside a thread that may run anywhere.
      for before in [[], ["thread"]] {
        let answers = try await Self.answers(
          before + ["pin=\(Self.one)", "cores", "call=2", "workers", "cores"])
        #expect(answers == ["2", "\(Self.one) \(Self.two)", "2"])
      }
    }

    @Test func coresAreThoseThatTheProcessWasStartedOn() async throws {
      let answers = try await Self.answers(["cores", "call=2", "workers"], on: [Self.cores[1]])
      #expect(answers == ["1", Self.two])
    }

    /// As `taskset -ap` does it, before there are workers and after.
    @Test(arguments: [["thread"], ["call=2"]])
    func maskIsFollowedNarrowerAndWiderAgain(_ first: [String]) async throws {
      let answers = try await Self.answers(
        first + [
          "cores", "mask=\(Self.one)", "until=1", "call=2", "workers", "mask=\(Self.both)",
          "until=2", "call=2", "workers",
        ])
      #expect(answers[0] == "2")
      #expect(Set(answers[1].split(separator: " ")) == [Self.one[...]], "\(answers)")
      #expect(answers[2] == "\(Self.one) \(Self.two)", "\(answers)")
    }

    @Test func processStartedOnOneCoreMayGetAnother() async throws {
      let answers = try await Self.answers(
        ["cores", "mask=\(Self.both)", "until=2", "call=2", "workers"], on: [Self.cores[0]])
      #expect(answers == ["1", "\(Self.one) \(Self.two)"])
    }

    /// The public functions have chosen their threads long before.
    @Test func publicFunctionsFollow() async throws {
      let relu = "relu=\(4 << 20)"
      let answers = try await Self.answers(
        [relu, "workers", "mask=\(Self.both)", "until=2", relu, "workers"], on: [Self.cores[0]])
      // The first line of workers was empty.
      #expect(answers == ["\(Self.one) \(Self.two)"])
    }

    /// A profile of two cores is foreign to a process that has one, until it gets the other.
    @Test func profileIsThatOfTheCoresThereAre() async throws {
      let profile = try ProfileCommand.text {
        $0 = .ofThisMachine(cores: 2)
      }
      let answers = try await Self.answers(
        ["choice=50", "mask=\(Self.both)", "until=2", "choice=50"], on: [Self.cores[0]],
        profile: profile)
      #expect(answers.count == 2)
      #expect(answers.first?.hasPrefix("scalar-branch") == false)
      #expect(answers.last == "scalar-branch/baseline")
    }

    /// A call on fewer threads than cores is the scheduler's: here by a worker that nobody pins.
    @Test(.enabled(if: ThreadAffinity.current.count > 2, "needs three cores"))
    func fewerThreadsThanCoresFloat() async throws {
      let three = Array(ThreadAffinity.current.prefix(3))
      let answers = try await Self.answers(["call=2", "workers"], on: three)
      #expect(answers == [Self.list(three)])
    }
  }
#endif
