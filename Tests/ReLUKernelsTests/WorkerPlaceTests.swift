// One hand-over between a caller and a worker, when either of them is kept from going on.

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

/// A worker that nobody lets begin, and a caller whose patience ends: both are put there by the
/// order of the steps, not by how long they take.
@Suite("A worker's place")
struct WorkerPlaceTests {
  /// Hands the call of a kernel to a test, which plays the caller.
  private struct Stage: ForkJoin {
    let variant = "parallel-stage"
    let threads = "a test's threads"
    let play: @Sendable (UnsafePointer<ChunkedCall>) -> Void

    func run(_ call: borrowing ChunkedCall, parts: Int) {
      withUnsafePointer(to: call) { play($0) }
    }
  }

  /// A kernel that does what a test says.
  private struct Part: Kernel {
    let identity = KernelIdentity(
      operation: .relu, variant: "part", instructionSet: .baseline, summary: "Is one part.",
      supportsInPlace: true)
    let body: @Sendable () -> Void

    func compute(_ operands: KernelOperands) -> Int {
      body()
      return operands.count
    }
  }

  /// Has `caller` play the caller of a call, each part of which is `part`.
  private static func call(
    part: @escaping @Sendable () -> Void,
    caller: @escaping @Sendable (UnsafePointer<ChunkedCall>) -> Void
  ) {
    var memory = [Float](repeating: 0, count: 32)
    var span = memory.mutableSpan
    ParallelKernel(Part(body: part), on: Stage(play: caller), workers: 2)
      .run(inPlace: &span, parameter: 0)
  }

  /// Makes a place whose worker has no core: whoever plays the worker is the test.
  private static func withPlace(_ body: (WorkerPlace) -> Void) {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: WorkerPlace.stride, alignment: WorkerPlace.stride)
    defer { memory.deallocate() }
    body(WorkerPlace(initializing: memory))
  }

  @Test("the caller takes back what the worker has not begun, once, and the worker leaves it alone")
  func takenBack() {
    let runs = Atomic(0)
    Self.call(
      part: { runs.add(1, ordering: .relaxed) },
      caller: { call in
        Self.withPlace { place in
          for _ in 0..<3 {
            place.post(call, part: 1, patience: 0)
            #expect(place.takeBack())
            #expect(!place.takeBack())
            // Nobody has anything to wait for.
            place.join(patience: 0)
          }
          place.stop()
          place.work()
          #expect(runs.load(ordering: .relaxed) == 0)
        }
      })
  }

  @Test(
    "what the worker has begun, or ended, is not taken back",
    arguments: [0, 1_000_000_000] as [UInt64])
  func begun(patience: UInt64) {
    let workers = Workers(most: 1)
    #expect(workers.start())
    let place = workers[0]
    let runs = Atomic(0)
    let taken = Atomic(0)
    Self.call(
      part: {
        if place.takeBack() { taken.add(1, ordering: .relaxed) }
        runs.add(1, ordering: .relaxed)
      },
      caller: { call in
        for round in 1...20 {
          place.post(call, part: 1, patience: patience)
          while runs.load(ordering: .relaxed) < round { sched_yield() }
          place.join(patience: patience)
          #expect(!place.takeBack())
          #expect(taken.load(ordering: .relaxed) == 0)
          #expect(runs.load(ordering: .relaxed) == round)
        }
      })
  }

  #if os(Linux)
    @Test(
      "a caller whose patience ends sleeps until the worker is done",
      arguments: [0, 1000] as [UInt64])
    func awaited(patience: UInt64) throws {
      let workers = Workers(most: 1)
      #expect(workers.start())
      let place = workers[0]
      let caller = try ObservedThread.current
      let begun = Atomic(0)
      let awaited = Atomic(0)
      Self.call(
        part: {
          begun.add(1, ordering: .relaxed)
          // Until the caller does not look any more, and somebody has to wake it; a caller that
          // never gets there fails the test instead of holding it up.
          let end = ContinuousClock.now + .seconds(10)
          while ContinuousClock.now < end {
            if place.isAwaited, (try? caller.isAsleep) == true {
              awaited.add(1, ordering: .relaxed)
              return
            }
            sched_yield()
          }
        },
        caller: { call in
          for round in 1...20 where awaited.load(ordering: .relaxed) == round - 1 {
            place.post(call, part: 1, patience: patience)
            while begun.load(ordering: .relaxed) < round { sched_yield() }
            place.join(patience: patience)
            #expect(awaited.load(ordering: .relaxed) == round)
            #expect(!place.isAwaited)
          }
        })
    }
  #endif
}
