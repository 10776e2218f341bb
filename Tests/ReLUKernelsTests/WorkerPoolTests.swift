// The persistent pool: every part once, whatever its threads are kept from.

import ReLUKernels
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pool that forgets a thread hangs, and so do these tests.
@Suite("A pool of threads")
struct WorkerPoolTests {
  /// A kernel that notes which thread, on which cores, does which part of a call.
  final class Spy: Kernel, Sendable {
    struct Visit: Sendable {
      let start: Int
      let cores: [Int]
      let isCaller: Bool
    }

    let identity = KernelIdentity(
      operation: .relu, variant: "spy", instructionSet: .baseline, summary: "Spies.",
      supportsInPlace: true)
    let visits = Mutex<[Visit]>([])
    private let base: UInt
    private let caller: UInt
    private let inside: @Sendable () -> Void

    init(_ memory: UnsafeMutablePointer<Float>, inside: @escaping @Sendable () -> Void = {}) {
      base = UInt(bitPattern: memory)
      caller = Self.thread
      self.inside = inside
    }

    static var thread: UInt { UInt(bitPattern: pthread_self().hashValue) }

    func compute(_ operands: KernelOperands) -> Int {
      let start = Int(UInt(bitPattern: operands.output) - base) / 4
      let visit = Visit(
        start: start, cores: ThreadAffinity.current, isCaller: Self.thread == caller)
      visits.withLock { $0.append(visit) }
      inside()
      return operands.count
    }
  }

  /// Does what a test says in every part, and computes nothing.
  struct Meeting: Kernel {
    let identity = KernelIdentity(
      operation: .relu, variant: "meeting", instructionSet: .baseline, summary: "Meets.",
      supportsInPlace: true)
    let body: @Sendable () -> Void

    func compute(_ operands: KernelOperands) -> Int {
      body()
      return operands.count
    }
  }

  /// Calls of `parts` cache lines each, on as many threads.
  private static func visits(
    parts: Int, calls: Int = 1, on pool: WorkerPool, inside: @escaping @Sendable () -> Void = {}
  ) -> [[Spy.Visit]] {
    let memory = UnsafeMutablePointer<Float>.allocate(capacity: 16 * parts)
    defer { memory.deallocate() }
    let operands = KernelOperands(
      x: memory, dy: memory, output: memory, count: 16 * parts,
      parameter: 0)
    return (0..<calls).map { _ in
      let spy = Spy(memory, inside: inside)
      _ = ParallelKernel(spy, on: pool, workers: parts).compute(operands)
      return spy.visits.withLock { $0.sorted { $0.start < $1.start } }
    }
  }

  @Test(
    "each part is done once, also by far more threads than there are cores",
    arguments: [2, 3, 8, 33], [0, 1000, 50_000] as [UInt64])
  func everyPartOnce(parts: Int, patience: UInt64) {
    let pool = WorkerPool(patience: patience)
    for visits in Self.visits(parts: parts, calls: 300, on: pool) {
      #expect(visits.map(\.start) == (0..<parts).map { 16 * $0 })
    }
  }

  /// A part that nobody but the caller could do would wait for the others for ever.
  @Test("asleep or awake, every worker takes its part", arguments: [0, 50_000] as [UInt64])
  func everyPartHasAThread(patience: UInt64) {
    let pool = WorkerPool(patience: patience)
    let parts = 4
    for _ in 0..<50 {
      while pool.isAsleep != true { sched_yield() }
      for call in 0..<2 {
        let begun = Atomic(0)
        let visits = Self.visits(
          parts: parts, on: pool,
          inside: {
            begun.add(1, ordering: .relaxed)
            while begun.load(ordering: .relaxed) < parts { sched_yield() }
          })[0]
        #expect(visits.count == parts, "call \(call)")
        #expect(visits.count(where: \.isCaller) == 1)
      }
    }
  }

  @Test("values are those of the kernel alone", arguments: Chunking.Policy.allCases)
  func values(policy: Chunking.Policy) throws {
    let reference = KernelCatalog.reference(for: .leakyReLU)
    let x = (0..<100_003).map { Float($0 % 1001) - 500 }
    var expected = x
    var alone = expected.mutableSpan
    reference.run(inPlace: &alone, parameter: 0.25)
    let pool = WorkerPool()
    let kernel = ParallelKernel(
      reference, on: pool, workers: 5, chunking: Chunking(policy: policy, grain: 999))
    for _ in 0..<20 {
      var found = x
      var span = found.mutableSpan
      kernel.run(inPlace: &span, parameter: 0.25)
      #expect(found == expected)
    }
  }

  @Test("callers on many threads share a pool, each gets its own work done")
  func manyCallers() async {
    let pool = WorkerPool()
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          Self.visits(parts: 4, calls: 200, on: pool)
            .allSatisfy { $0.map(\.start) == [0, 16, 32, 48] }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test("a part that calls the pool itself gets its work done as well")
  func nested() {
    let pool = WorkerPool()
    let inner = Mutex(0)
    for visits in Self.visits(
      parts: 3, calls: 50, on: pool,
      inside: {
        let found = Self.visits(parts: 2, on: pool)[0]
        inner.withLock { $0 += found.count }
      })
    {
      #expect(visits.count == 3)
    }
    #expect(inner.withLock { $0 } == 50 * 3 * 2)
  }

  @Test("nobody is busy while nobody calls: all workers fall asleep, and wake for work again")
  func sleep() {
    for patience in [0, 20_000] as [UInt64] {
      let pool = WorkerPool(patience: patience)
      for _ in 0..<20 {
        #expect(Self.visits(parts: 4, on: pool)[0].count == 4)
        // No sleeping on time: however long it takes, it has to come.
        while pool.isAsleep != true { sched_yield() }
      }
    }
  }

  @Test("a pool that goes ends its threads, asleep or not")
  func end() {
    for patience in [0, 1_000_000_000] as [UInt64] {
      for _ in 0..<20 {
        let pool = WorkerPool(patience: patience)
        #expect(Self.visits(parts: 3, on: pool)[0].count == 3)
      }
    }
    // A pool that never worked has none.
    _ = WorkerPool()
  }

  #if os(Linux)
    @Test("a worker stays on a core of its own, and the same elements meet the same core")
    func cores() {
      let cores = ThreadAffinity.current
      let pool = WorkerPool(patience: 50_000, cores: cores)
      for visits in Self.visits(parts: cores.count, calls: 200, on: pool) {
        for (part, visit) in visits.enumerated() where !visit.isCaller {
          #expect(visit.cores == [cores[part]])
        }
      }
    }

    /// On the caller's core a worker gets its turn when the caller has lost it, which seldom happens
    /// within a call as short as this.
    @Test("a worker that gets no core holds nobody up: the caller does its part")
    func workerWithoutACore() {
      let cores = ThreadAffinity.current
      defer { ThreadAffinity.restrict(to: cores) }
      ThreadAffinity.restrict(to: [cores[0]])
      let pool = WorkerPool(cores: [cores[0], cores[0], cores[0]])
      let calls = Self.visits(parts: 3, calls: 2000, on: pool)
      #expect(calls.allSatisfy { $0.map(\.start) == [0, 16, 32] })
      #expect(calls.contains { $0.allSatisfy(\.isCaller) })
    }
  #endif
}
