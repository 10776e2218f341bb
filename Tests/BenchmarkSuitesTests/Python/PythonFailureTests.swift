// What a Python process does instead of an answer becomes an outcome, not a hang or a crash.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Testing

@Suite(.enabled(if: Interpreter.path != nil, "there is no python3"))
struct PythonFailureTests {
  /// The outcome of a peer whose program is changed, and that the kernel beside it has one.
  private static func outcome(_ peer: PythonPeer) throws -> BenchmarkRecord {
    let records = try Interpreter.records(peer, GroupRunnerTests.workload())
    #expect(records[0].status == .ok)
    #expect(records[1].figures == nil)
    return records[1]
  }

  @Test func interpreterThatIsNotThereIsSkipped() throws {
    let record = try Self.outcome(Interpreter.peer { $0.path = "/nowhere/python" })
    #expect(record.status == .skipped)
    #expect(record.reason?.hasPrefix("cannot start /nowhere/python: ") == true)
  }

  @Test func libraryThatCannotBeImportedIsSkipped() throws {
    let peer = Interpreter.peer(replacing: "class Plain:") { "import no_such_library\n\($0)" }
    #expect(try Self.outcome(peer).status == .skipped)
    let late = try Self.outcome(
      Interpreter.peer(replacing: "library = LIBRARIES[name]()") { _ in "import no_such_library" })
    #expect(late.status == .skipped)
    #expect(
      late.reason == "plain cannot be used from Python: ModuleNotFoundError: No module named "
        + "'no_such_library'")
  }

  @Test func oneThatDiesIsInvalidWithItsLastWords() throws {
    let record = try Self.outcome(
      Interpreter.peer(replacing: "def write(self, slot, name, start, count):\n") {
        $0 + "        sys.exit('out of order')\n"
      })
    #expect(record.status == .invalid)
    #expect(record.reason == "plain in Python ended with status 1: out of order")
  }

  /// Verified, and gone when it is to be timed: the samples of the others stay.
  @Test func oneThatDiesInTheRoundsIsInvalid() throws {
    let record = try Self.outcome(
      Interpreter.peer(replacing: "nanoseconds = self.passes(names, [1, int(iterations)])") {
        _ in "import os; os.kill(os.getpid(), 11)"
      })
    #expect(record.status == .invalid)
    #expect(record.reason == "plain in Python was ended by signal 11")
  }

  @Test(.timeLimit(.minutes(1))) func oneThatHangsIsGivenUp() throws {
    let peer = Interpreter.peer(replacing: "nanoseconds = self.passes(names, [1, int(iterations)])")
    {
      _ in
      "time.sleep(1000)"
    } configure: {
      // Long enough for an interpreter to start beside other tests.
      $0.patienceSeconds = 5
    }
    let record = try Self.outcome(peer)
    #expect(record.status == .invalid)
    #expect(record.reason == "plain in Python gave no answer and did not end")
  }

  /// Its process ends, and with it what would disturb the others.
  @Test func oneWhoseThreadsNeverSleepIsInvalid() throws {
    let part = "time.process_time_ns() - before < 100_000"
    let source = PythonCommand(path: "").source
    precondition(source.contains(part))
    let peer = Interpreter.peer(threading: .own) {
      $0.source = source.replacing(part, with: "False")
    }
    let records = try Interpreter.records(peer, GroupRunnerTests.workload(), threads: 2)
    #expect(records.map(\.status) == [.ok, .invalid])
    #expect(records[1].reason?.contains("its threads run on when they have nothing to do") == true)
  }

  @Test func errorOfTheLibraryIsInvalid() throws {
    let record = try Self.outcome(
      Interpreter.peer(replacing: "def relu(x, y):\n") {
        $0 + "            raise TypeError('not\\nthis')\n"
      })
    #expect(record.status == .invalid)
    #expect(record.reason?.hasSuffix(": TypeError: not this") == true)
  }

  @Test func answerThatIsNoneIsInvalid() throws {
    let record = try Self.outcome(
      Interpreter.peer(replacing: "        return nanoseconds\n\n    def release") { _ in
        "        return 'soon'\n\n    def release"
      })
    #expect(record.status == .invalid)
    #expect(record.reason?.hasSuffix("it says 'soon'") == true)
  }

  @Test func coldCachesAndFreshOutputsAreSkipped() {
    let identity = Interpreter.peer().identity
    let context = SuiteContext(cores: 1, kernels: [identity])
    let cold = Workload(operation: .relu, elements: 4096, cache: .cold)
    let fresh = GroupRunnerTests.workload(.relu, .fresh)
    for workload in [cold, fresh] {
      #expect(
        context.spec(identity, workload, threads: 1, chunking: nil).skipReason
          == "kernels in Python are measured with warm caches and outputs that are there")
    }
    let warm = GroupRunnerTests.workload()
    #expect(context.spec(identity, warm, threads: 1, chunking: nil).skipReason == nil)
  }
}
