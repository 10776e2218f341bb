// How parallel kernels split their elements.

import ReLUKernels
import Synchronization
import Testing

@Suite struct ChunkingTests {
  /// Records the slices that a parallel kernel hands out instead of computing anything.
  final class SliceLog: Kernel, Sendable {
    let identity = KernelIdentity(
      operation: .relu, variant: "log", instructionSet: .baseline, summary: "Logs.",
      supportsInPlace: true)
    let slices = Mutex<[(start: Int, count: Int)]>([])
    let base: UInt

    init(base: UnsafeMutablePointer<Float>) { self.base = UInt(bitPattern: base) }

    func compute(_ operands: KernelOperands) -> Int {
      let start = (Int(bitPattern: operands.output) - Int(bitPattern: base)) / 4
      slices.withLock { $0.append((start, operands.count)) }
      return operands.count
    }
  }

  static func slices(
    count: Int, workers: Int, policy: Chunking.Policy, grain: Int,
    on forkJoin: any ForkJoin = DispatchThreads()
  ) -> [(start: Int, count: Int)] {
    let memory = UnsafeMutablePointer<Float>.allocate(capacity: max(1, count))
    defer { memory.deallocate() }
    let log = SliceLog(base: memory)
    let kernel = ParallelKernel(
      log, on: forkJoin, workers: workers, chunking: Chunking(policy: policy, grain: grain))
    let operands = KernelOperands(
      x: memory, dy: memory, output: memory, count: count, parameter: 0)
    #expect(kernel.compute(operands) == count)
    return log.slices.withLock { $0.sorted { $0.start < $1.start } }
  }

  @Test(
    arguments: [0, 1, 15, 16, 17, 1000, 4096, 65_537],
    ForkJoins.all.flatMap { forkJoin in [1, 2, 3, 7].map { (forkJoin, $0) } })
  func everyElementIsGivenOutOnce(count: Int, threads: (forkJoin: any ForkJoin, most: Int)) {
    for policy in Chunking.Policy.allCases {
      for grain in [1, 16, 1000] {
        var next = 0
        let slices = Self.slices(
          count: count, workers: threads.most, policy: policy, grain: grain, on: threads.forkJoin)
        for slice in slices {
          #expect(slice.start == next)
          next += slice.count
        }
        #expect(next == count)
      }
    }
  }

  @Test func staticGivesOneChunkAWorker() {
    let counts = Self.slices(count: 1000, workers: 3, policy: .static, grain: 1).map(\.count)
    // A third of 1000, rounded up to whole lines of 16, twice; the rest.
    #expect(counts == [336, 336, 328])
  }

  @Test func staticKeepsChunksAboveTheGrain() {
    let counts = Self.slices(count: 1000, workers: 4, policy: .static, grain: 400).map(\.count)
    #expect(counts == [400, 400, 200])
  }

  @Test func dynamicGivesChunksOfOneGrain() {
    let counts = Self.slices(count: 1000, workers: 2, policy: .dynamic, grain: 250).map(\.count)
    #expect(counts == [256, 256, 256, 232])
  }

  @Test func oneWorkerIsNotSplit() {
    let counts = Self.slices(count: 1000, workers: 1, policy: .dynamic, grain: 16).map(\.count)
    #expect(counts == [1000])
  }
}
