// The loops of our strategies without arithmetic: what they move.

import KernelInterface
import ReLUKernels
import Testing

@Suite struct CopyLoopTests {
  private static let guardValue = Float(bitPattern: 0x7fa5_5a5a)

  @Test(arguments: [1, 2]) func everyStrategyThatStoresVectorsHasOne(_ inputs: Int) {
    let loops = SerialKernels.copyLoops(inputs: inputs)
    #expect(
      loops.map(\.strategy.name) == [
        "simd8", "simd16", "unrolled-simd8", "streaming", "streaming-unprefetched",
      ])
    #expect(loops.map(\.strategy.usesStreamingStores) == [false, false, false, true, true])
  }

  @Test(arguments: [1, 2]) func everyElementIsMovedAndNoOther(_ inputs: Int) {
    let length = 400
    let patterns = (0..<UInt32(length)).map { $0 &* 0x9e37_79b9 }
    // NaN, subnormals and infinities among them.
    let x = patterns.map { Float(bitPattern: $0) }
    let dy = patterns.map { Float(bitPattern: ~$0 &* 0x85eb_ca6b) }
    for (strategy, loop) in SerialKernels.copyLoops(inputs: inputs) {
      for count in Array(0...130) + [257, 300] {
        for start in [0, 1, 7, 15] {
          var output = Array(repeating: Self.guardValue, count: length)
          x.withUnsafeBufferPointer { x in
            dy.withUnsafeBufferPointer { dy in
              output.withUnsafeMutableBufferPointer { output in
                guard let x = x.baseAddress, let dy = dy.baseAddress, let to = output.baseAddress
                else { return }
                loop(x + start, (inputs == 1 ? x : dy) + start, to + start, count, 0)
              }
            }
          }
          for index in 0..<length {
            let moved =
              inputs == 1 ? x[index].bitPattern : x[index].bitPattern & dy[index].bitPattern
            let isInside = index >= start && index < start + count
            let wanted = isInside ? moved : Self.guardValue.bitPattern
            guard output[index].bitPattern != wanted else { continue }
            Issue.record("\(strategy.name): element \(index) of \(count) from \(start)")
            return
          }
        }
      }
    }
  }
}
