// A thread runs where it was told to, and only there.

import ReLUKernels
import Testing

@Suite("Cores of a thread")
struct ThreadAffinityTests {
  #if os(Linux)
    /// Runs on a thread of the test's own pool: whatever happens, its cores are given back.
    private func keepingCores(_ body: ([Int]) -> Void) {
      let cores = ThreadAffinity.current
      defer {
        ThreadAffinity.restrict(to: cores)
        #expect(ThreadAffinity.current == cores)
      }
      body(cores)
    }

    @Test("the cores of now are ascending and at least one")
    func current() {
      let cores = ThreadAffinity.current
      #expect(!cores.isEmpty)
      #expect(cores == Set(cores).sorted())
    }

    @Test("restricted to any one core, it says so, and can be freed again")
    func oneCore() {
      keepingCores { cores in
        for core in cores {
          #expect(ThreadAffinity.restrict(to: [core]))
          #expect(ThreadAffinity.current == [core])
        }
        #expect(ThreadAffinity.restrict(to: cores))
        #expect(ThreadAffinity.current == cores)
      }
    }

    @Test(
      "a list of no core it has is refused and changes nothing", arguments: [[], [-1], [1_000_000]])
    func refusal(cores: [Int]) {
      keepingCores { all in
        #expect(!ThreadAffinity.restrict(to: cores))
        #expect(ThreadAffinity.current == all)
      }
    }
  #else
    @Test("where a program cannot choose there is nothing to see, and nothing changes")
    func unsupported() {
      #expect(ThreadAffinity.current == [])
      #expect(!ThreadAffinity.restrict(to: [0]))
    }
  #endif
}
