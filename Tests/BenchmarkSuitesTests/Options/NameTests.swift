// Options that take a name, and what they suggest.

import BenchmarkSuites
import ReLUKernels
import Testing

struct NameTests {
  @Test func knownNamesAreRead() throws {
    #expect(try KernelOperation(parsing: "leaky-relu-gradient") == .leakyReLUGradient)
    #expect(try InstructionSet(parsing: "baseline") == .baseline)
    #expect(try Chunking.Policy(parsing: "dynamic") == .dynamic)
    #expect(try Suite.named("quick").name == "quick")
  }

  @Test(
    arguments: [
      ("reul", ["relu"]), ("relu-gradeint", ["relu-gradient"]), ("Leaky-ReLU", ["leaky-relu"]),
      ("softmax", []),
    ])
  func operationSuggestions(text: String, expected: [String]) throws {
    let error = try #require(throws: OptionError.self) { try KernelOperation(parsing: text) }
    guard case .unknownName("--operation", "operation", text, let nearest, let all) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(Array(nearest.prefix(1)) == expected)
    #expect(all == KernelOperation.allCases.map(\.rawValue))
    #expect(error.description.contains("did you mean") == !expected.isEmpty)
  }

  @Test func unknownSuiteListsAll() throws {
    let error = try #require(throws: OptionError.self) { try Suite.named("thread") }
    #expect(
      error.description == "--suite: no suite is called 'thread' (did you mean threads?); "
        + "there is quick, sizes, networks, distributions, threads, allocation, cold, pool, calls, "
        + "regret, gate, peers, activations"
    )
  }

  @Test func unknownPolicyAndSetAreErrors() {
    #expect(throws: OptionError.self) { try CacheState(parsing: "hot") }
    #expect(throws: OptionError.self) { try Chunking.Policy(parsing: "guided") }
    #expect(throws: OptionError.self) { try InstructionSet(parsing: "avx1024") }
  }
}
