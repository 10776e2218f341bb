// Works a pool of threads hard and checks every result: what scripts/check-threads watches.
//
// A program of its own, as the tests are one with jemalloc, whose allocator the thread sanitizer does
// not bear.

import ReLUKernels

/// Computes leaky ReLU in place on a pool and compares with what the reference gives.
///
/// - Returns: Whether all is right.
func isRight(on pool: WorkerPool, threads: Int, policy: Chunking.Policy, count: Int) -> Bool {
  let reference = KernelCatalog.reference(for: .leakyReLU)
  let x = (0..<count).map { Float($0 % 1001) - 500 }
  var (expected, found) = (x, x)
  var span = expected.mutableSpan
  reference.run(inPlace: &span, parameter: 0.25)
  let kernel = ParallelKernel(
    reference, on: pool, workers: threads, chunking: Chunking(policy: policy, grain: 16))
  span = found.mutableSpan
  kernel.run(inPlace: &span, parameter: 0.25)
  return found == expected
}

/// A kernel each part of which is such a call, so that many threads call one pool at once.
struct Calls: Kernel {
  let identity = KernelIdentity(
    operation: .relu, variant: "calls", instructionSet: .baseline, summary: "Calls a pool.",
    supportsInPlace: true)
  let pool: WorkerPool

  func compute(_ operands: KernelOperands) -> Int {
    guard isRight(on: pool, threads: 3, policy: .dynamic, count: 1000) else {
      fatalError("a call among others computes wrongly")
    }
    return operands.count
  }
}

for patience in [0, 5_000, 50_000] as [UInt64] {
  let pool = WorkerPool(patience: patience)
  for round in 0..<200 {
    for policy in Chunking.Policy.allCases {
      for threads in [2, 3, 9] {
        guard isRight(on: pool, threads: threads, policy: policy, count: 160 + round) else {
          fatalError("\(threads) threads, \(policy), patience \(patience): wrong")
        }
      }
    }
  }
  // Nobody is busy while nobody calls.
  while pool.isAsleep != true {}
  var data = [Float](repeating: 1, count: 64)
  for _ in 0..<100 {
    var span = data.mutableSpan
    ParallelKernel(Calls(pool: pool), on: WorkerPool(patience: patience), workers: 4)
      .run(inPlace: &span, parameter: 0)
    ParallelKernel(Calls(pool: pool), on: pool, workers: 4).run(inPlace: &span, parameter: 0)
  }
}
print("every result was right")
