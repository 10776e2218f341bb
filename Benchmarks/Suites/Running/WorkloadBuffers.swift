// The memory of a workload, and its benchmarks as closures for the engine.

import BenchmarkKit
import JemallocMemory
import ReLUKernels

/// The buffers of all arrays of a workload.
final class WorkloadBuffers {
  private let workload: Workload
  private let arrays: [ArrayBuffers]
  /// An allocation that failed inside a timed region, where nothing can be thrown.
  private(set) var failure: AllocationError?

  /// Allocates and fills every array.
  ///
  /// - Throws: `AllocationError`.
  init(
    _ workload: Workload, seed: UInt64, region: SharedRegion? = nil
  ) throws(AllocationError) {
    let placement = try BufferPlacement(workload.placement, in: region)
    var arrays: [ArrayBuffers] = []
    for index in workload.arrayCounts.indices {
      arrays.append(
        try ArrayBuffers(workload, index: index, seed: seed, placement: placement))
    }
    self.workload = workload
    self.arrays = arrays
  }

  /// What the engine measures: `kernel` on every array, once an iteration.
  ///
  /// A call goes through the `Kernel` protocol once for each array; that call is part of the figure.
  func contender(_ label: String, _ kernel: any Kernel<Float>) -> Contender {
    switch workload.placement.output {
    case .fresh:
      return Contender(label: label) { [self] iterations in
        for _ in 0..<iterations {
          for array in arrays { computeIntoFreshOutput(kernel, array) }
        }
      }
    case .reused, .inPlace:
      let calls = arrays.map(\.operands)
      // The closures keep the buffers alive that `calls` points into.
      return Contender(
        label: label,
        beforeSample: { [self] in restore() },
        run: { iterations in
          for _ in 0..<iterations {
            for operands in calls { _ = kernel.compute(operands) }
          }
        })
    }
  }

  /// Runs `kernel` once and compares every element with the reference.
  ///
  /// - Returns: The first difference in words, or nil if there is none.
  /// - Throws: `AllocationError` where the expectation finds no memory.
  func firstDifference(of kernel: any Kernel<Float>) throws(AllocationError) -> String? {
    defer { restore() }
    let reference = KernelCatalog.reference(for: workload.operation)
    for (index, array) in arrays.enumerated() {
      array.restore()
      array.poisonOutput()
      let expected = try array.freshOutput()
      _ = reference.compute(array.operands(output: expected.baseAddress))
      let operands = array.operands
      _ = kernel.compute(operands)
      let element = firstUnequal(operands.output, expected.baseAddress, count: array.count)
      guard let element else { continue }
      let found = String(operands.output[element].bitPattern, radix: 16)
      let wanted = String(expected.baseAddress[element].bitPattern, radix: 16)
      let place = arrays.count > 1 ? "tensor \(index), element \(element)" : "element \(element)"
      return "\(place) of \(array.count) is 0x\(found), the reference says 0x\(wanted); "
        + "see relubench verify --kernel \(kernel.id)"
    }
    return nil
  }

  private func restore() {
    for array in arrays { array.restore() }
  }

  private func computeIntoFreshOutput(_ kernel: any Kernel<Float>, _ array: ArrayBuffers) {
    do {
      let output = try array.freshOutput()
      _ = kernel.compute(array.operands(output: output.baseAddress))
    } catch {
      failure = error
    }
  }
}

/// The first index at which the bits of two arrays of `count` elements differ.
private func firstUnequal(
  _ found: UnsafeMutablePointer<Float>, _ expected: UnsafeMutablePointer<Float>, count: Int
) -> Int? {
  // In blocks, each folded without a jump so that it vectorizes; the culprit is then searched for.
  let block = 4096
  for start in stride(from: 0, to: count, by: block) {
    let end = min(start + block, count)
    var difference: UInt32 = 0
    for index in start..<end {
      difference |= found[index].bitPattern ^ expected[index].bitPattern
    }
    if difference != 0 {
      return (start..<end).first { found[$0].bitPattern != expected[$0].bitPattern }
    }
  }
  return nil
}
