// The memory of a workload, and its benchmarks as closures for the engine.

import BenchmarkKit
import JemallocMemory
import ReLUKernels

/// The buffers of all arrays of a workload.
///
/// Where the caches are to be cold there are many sets of them, and each iteration takes the next,
/// whoever runs it: the last one to touch a set was there a whole round of the pool ago.
final class WorkloadBuffers {
  private let workload: Workload
  /// In the order of their turns; one where the caches are warm.
  private let sets: [[ArrayBuffers]]
  private var rotation: SetRotation
  /// An allocation that failed inside a timed region, where nothing can be thrown.
  private(set) var failure: AllocationError?

  /// Allocates and fills every array.
  ///
  /// Each set has values of its own, so that branch predictors do not know them by heart, and turns
  /// are in an order drawn at random, so that a prefetcher that runs past the end of an array does
  /// not fetch the next.
  ///
  /// - Throws: `AllocationError`.
  init(
    _ workload: Workload, seed: UInt64, region: SharedRegion? = nil
  ) throws(AllocationError) {
    let placement = try BufferPlacement(workload.placement, in: region)
    let arrayCount = workload.arrayCounts.count
    var sets: [[ArrayBuffers]] = []
    for set in 0..<workload.setCount {
      var arrays: [ArrayBuffers] = []
      for index in 0..<arrayCount {
        arrays.append(
          try ArrayBuffers(
            workload, index: index, stream: set * arrayCount + index, seed: seed,
            placement: placement))
      }
      sets.append(arrays)
    }
    var generator = SplitMix64(seed: seed)
    sets.shuffle(using: &generator)
    self.workload = workload
    self.sets = sets
    rotation = SetRotation(count: sets.count)
  }

  /// What the engine measures: `kernel` on every array, once an iteration.
  ///
  /// A call goes through a closure once for each array; that call is part of the figure.
  ///
  /// - Parameters:
  ///   - label: What the engine calls it.
  ///   - kernel: What is run.
  ///   - threads: Threads that it may use, and a consumer behind it.
  ///   - output: Where it writes to; as the workload says unless told otherwise: a ceiling writes
  ///     to the buffers there are also where kernels allocate a fresh output.
  /// - Returns: The contender.
  func contender(
    _ label: String, _ kernel: any Kernel, threads: Int = 1, output: Placement.Output? = nil
  ) -> Contender {
    var contender = work(label, kernel, threads: threads, output: output)
    contender.onEachThread = (kernel as? any ThreadedKernel)?
      .eachThread(ofCallsOn: workload.arrayCounts.max() ?? 0)
    let areNeighbours =
      contender.onEachThread != nil && !(SharedCoreProbe.found?.cores.isEmpty ?? true)
    contender.worksOnThisCore = !(kernel is any ExternalKernel) && !areNeighbours
    return contender
  }

  private func work(
    _ label: String, _ kernel: any Kernel, threads: Int, output: Placement.Output?
  ) -> Contender {
    let function =
      switch workload.consumer {
      case .none: kernel.function
      case .read: OutputReader(after: kernel, threads: threads).reading(after: kernel.function)
      }
    let setting = kernel as? any ProcessWideKernel
    if output ?? workload.placement.output == .fresh {
      return Contender(
        label: label, beforeSample: { setting?.takeTurn() },
        run: { [self] iterations in
          for _ in 0..<iterations {
            for array in sets[0] { computeIntoFreshOutput(function, array) }
          }
        })
    }
    let calls = sets.flatMap { $0.map(\.operands) }
    if let kernel = kernel as? any ExternalKernel {
      return .timingItself(
        label: label, beforeSample: { [self] in restore() },
        // The closures keep the buffers alive, as below.
        runUntimed: { [self] iterations in
          withExtendedLifetime(self) { kernel.warm(calls, iterations: iterations) }
        },
        run: { [self] iterations in
          withExtendedLifetime(self) { kernel.timedBatch(calls, iterations: iterations) }
        })
    }
    if let kernel = kernel as? any SelfTimedKernel {
      return .timingItself(
        label: label, beforeSample: { [self] in restore() },
        run: { [self] iterations in time(kernel, calls, iterations) })
    }
    // While the input is restored a library's threads wait, and some fall asleep. The first of the
    // calls, which are to follow each other, would wait for those.
    let sleeper = workload.placement.output == .inPlace ? kernel as? any ThreadedKernel : nil
    // The closures keep the buffers alive that `calls` points into.
    return Contender(
      label: label,
      beforeSample: { [self] in
        restore()
        setting?.takeTurn()
        sleeper?.wake()
      },
      run: sets.count == 1
        ? { iterations in
          for _ in 0..<iterations {
            for operands in calls { call(function, operands) }
          }
        } : { [self] iterations in computeInTurn(function, calls, iterations) })
  }

  /// Runs `kernel` once on every set and compares every element with the reference.
  ///
  /// - Returns: The first difference in words, or nil if there is none.
  /// - Throws: `AllocationError` where the expectation finds no memory.
  func firstDifference(of kernel: any Kernel) throws(AllocationError) -> String? {
    defer { for set in sets { restore(set) } }
    let reference = KernelCatalog.reference(
      for: workload.operation, on: workload.elementType)
    (kernel as? any ExternalKernel)?.prepare(sets.flatMap { $0.map(\.operands) })
    for index in sets[0].indices {
      let expected = try sets[0][index].freshOutput()
      for set in sets {
        let array = set[index]
        array.restore()
        array.poisonOutput()
        _ = reference.compute(array.operands(output: expected.baseAddress))
        let operands = array.operands
        _ = kernel.compute(operands)
        guard
          let wrong = array.firstUnequal(
            operands.output, expected.baseAddress, by: kernel.identity)
        else { continue }
        let found = String(wrong.bits.found, radix: 16)
        let wanted = String(wrong.bits.expected, radix: 16)
        let place =
          set.count > 1 ? "tensor \(index), element \(wrong.index)" : "element \(wrong.index)"
        return "\(place) of \(array.count) is 0x\(found), the reference says 0x\(wanted); "
          + "see relubench verify --kernel \(kernel.id)"
      }
    }
    return nil
  }

  /// Iterations that each take the next set.
  private func computeInTurn(
    _ function: KernelBody, _ calls: [KernelOperands], _ iterations: Int
  ) {
    let arrayCount = sets[0].count
    for _ in 0..<iterations {
      let first = rotation.take() * arrayCount
      for index in first..<(first + arrayCount) { call(function, calls[index]) }
    }
  }

  /// Iterations that each take the next set, and of which the kernel says how long they took.
  private func time(
    _ kernel: any SelfTimedKernel, _ calls: [KernelOperands], _ iterations: Int
  ) -> UInt64 {
    let arrayCount = sets[0].count
    var nanoseconds: UInt64 = 0
    for _ in 0..<iterations {
      let first = rotation.take() * arrayCount
      for index in first..<(first + arrayCount) {
        nanoseconds += kernel.timedCompute(calls[index])
      }
    }
    return nanoseconds
  }

  /// Gives back their input to the sets that iterations in place have overwritten.
  ///
  /// Of many sets all at once, when nearly every one has had its turn.
  private func restore() {
    guard sets.count > 1 else { return restore(sets[0]) }
    for set in rotation.takeBack() { restore(sets[set]) }
  }

  private func restore(_ set: [ArrayBuffers]) {
    for array in set { array.restore() }
  }

  private func computeIntoFreshOutput(_ function: KernelBody, _ array: ArrayBuffers) {
    do {
      let output = try array.freshOutput()
      call(function, array.operands(output: output.baseAddress))
    } catch {
      failure = error
    }
  }
}

/// Calls `function` on `operands`.
@inline(__always)
private func call(_ function: KernelBody, _ operands: KernelOperands) {
  function(operands.x, operands.dy, operands.output, operands.count, operands.parameter)
}
