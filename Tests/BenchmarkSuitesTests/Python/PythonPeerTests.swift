// Kernels in a Python process: measured where it answers, and what it does otherwise is said.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Testing

@Suite(.enabled(if: Interpreter.path != nil, "there is no python3"))
struct PythonPeerTests {
  // MARK: Measuring

  @Test(
    arguments: [KernelOperation.relu, .reluGradient], [Placement.Output.reused, .inPlace])
  func isMeasuredInTheRoundsOfTheOthers(
    _ operation: KernelOperation, _ output: Placement.Output
  ) throws {
    let workload = GroupRunnerTests.workload(operation, elements: 300, output)
    let records = try Interpreter.records(Interpreter.peer(operation), workload)
    #expect(records.map(\.status) == [.ok, .ok], "\(records[1].reason ?? "")")
    let (kernel, peer) = (records[0], records[1])
    #expect(peer.identity.kernel == "peer/plain/\(operation.rawValue)")
    #expect(peer.figures?.samples.count == kernel.figures?.samples.count)
    #expect(peer.flags.contains("interpreted"))
    #expect(!kernel.flags.contains("interpreted"))
    #expect(peer.loop == "plain 0")
    // What asking costs this process is no fact about the library.
    #expect(peer.figures?.allocatedBytes == nil)
    // An interpreter takes tens of nanoseconds for each element; nothing but its own clock was read.
    let median = try #require(peer.figures?.median)
    #expect(median > 300 * 5)
  }

  @Test func arraysLargerThanTheWindowArriveWhole() throws {
    let peer = Interpreter.peer { $0.windowCount = 128 }
    let records = try Interpreter.records(peer, GroupRunnerTests.workload(elements: 1000))
    #expect(records.map(\.status) == [.ok, .ok], "\(records[1].reason ?? "")")
  }

  @Test func threadsAndHugePagesAreAskedFor() throws {
    let source = PythonCommand(path: "").source.replacing(
      "self.slots[slot] = Slot(self.library, words)",
      with: """
        raise ValueError(words[3] + " threads, huge pages " + words[8])
        """)
    let peer = Interpreter.peer(threading: .own) { $0.source = source }
    let workload = Workload(
      operation: .relu, elements: 100, placement: try Placement(hugePages: true))
    let records = try Interpreter.records(peer, workload, threads: 3)
    #expect(records[1].reason?.hasSuffix("ValueError: 3 threads, huge pages 1") == true)
  }

  @Test func networkPassGoesThroughEveryTensor() throws {
    let network = Network.mobileNetV2
    let workload = Workload(operation: .relu, network: network)
    let peer = Interpreter.peer { $0.source = Interpreter.instantRelu }
    let records = try Interpreter.records(peer, workload)
    #expect(records.map(\.status) == [.ok, .ok], "\(records[1].reason ?? "")")
  }

  @Test func inputsInPlaceAreGivenBackBeforeEveryBatch() throws {
    let peer = Interpreter.peer(replacing: "def relu(x, y):\n") {
      $0 + "            if min(x) >= 0: raise ValueError('no negatives left')\n"
    }
    // One iteration a batch: the second meets what the first left.
    let records = try Interpreter.records(
      peer, GroupRunnerTests.workload(.relu, elements: 20_000, .inPlace))
    #expect(records.map(\.status) == [.ok, .ok], "\(records[1].reason ?? "")")
  }

  // MARK: Wrong answers

  @Test func wrongAnswerIsCaught() throws {
    let peer = Interpreter.peer(replacing: "if x[index] < 0 else") { _ in "if x[index] < 0.5 else" }
    let records = try Interpreter.records(peer, GroupRunnerTests.workload())
    #expect(records.map(\.status) == [.ok, .wrongAnswer])
  }

  @Test func elementThatIsNotWrittenIsSeen() throws {
    let peer = Interpreter.peer(replacing: "for index in range(len(x)):") { _ in
      "for index in range(len(x) - 1):"
    }
    let records = try Interpreter.records(peer, GroupRunnerTests.workload())
    #expect(records.map(\.status) == [.ok, .wrongAnswer])
    #expect(records[1].reason?.hasPrefix("element 999 of 1000 is 0x7f") == true)
  }
}
