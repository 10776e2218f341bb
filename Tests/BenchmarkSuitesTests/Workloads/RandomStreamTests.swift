// Seeds of one run: each array its own, the same each time.

import BenchmarkSuites
import Testing

struct RandomStreamTests {
  @Test func streamsOfOneRunDiffer() {
    let seeds = RandomStream.allCases.flatMap { stream in
      (0..<100).map { stream.seed(from: 42, index: $0) }
    }
    #expect(Set(seeds).count == seeds.count)
    #expect(RandomStream.x.seed(from: 42) == RandomStream.x.seed(from: 42, index: 0))
    #expect(RandomStream.x.seed(from: 42) != RandomStream.x.seed(from: 43))
  }
}
