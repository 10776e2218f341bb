// Every implementation moves what it says, all of it, and nothing else.

import KernelInterface
import MemoryCeilings
import Testing

@Suite struct CeilingLoopTests {
  /// Counts around every step and cache line, and starts on and off a line.
  private static let counts = Array(0...150) + [1000, 4099]
  private static let starts = [0, 1, 5, 15]

  /// The levels that this CPU has.
  private static let levels: [CeilingLoop.Level] = InstructionSet.allCases
    .filter { $0 <= .bestAvailable }.map { set in
      switch set {
      case .baseline: .baseline
      case .avx2: .avx2
      case .avx512: .avx512
      }
    }

  @Test(arguments: Ceiling.allCases, [1, 2])
  func everyElementIsMovedAndNoOther(_ ceiling: Ceiling, _ inputs: Int) {
    for level in Self.levels {
      let loops = CeilingLoop.all(of: ceiling, inputs: inputs, level: level)
      #expect(!loops.isEmpty)
      #expect(Set(loops.map(\.name)).count == loops.count)
      for loop in loops { #expect(firstDifference(ceiling, loop, inputs: inputs) == nil) }
    }
  }

  private func firstDifference(
    _ ceiling: Ceiling, _ loop: CeilingLoop, inputs: Int
  ) -> String? {
    for count in Self.counts {
      for start in Self.starts {
        if let difference = Trial(count: count, start: start).difference(
          ceiling, loop, inputs: inputs)
        {
          return "\(loop.name), \(count) elements from \(start): \(difference)"
        }
      }
    }
    return nil
  }

  @Test func betterLevelsHaveWiderLoops() {
    #if arch(x86_64)
      let names = [CeilingLoop.Level.baseline, .avx2, .avx512].map { level in
        CeilingLoop.all(of: .copy, inputs: 1, level: level).map(\.name)
      }
      #expect(names[0] == ["baseline-x8", "baseline-x8-alternating", "baseline-x1"])
      #expect(names[1] == ["avx2-x4", "avx2-x4-alternating", "avx2-x1"] + names[0])
      #expect(names[2] == ["avx512-x4", "avx512-x4-alternating", "avx512-x1"] + names[1])
      let streaming = CeilingLoop.all(of: .copyStreaming, inputs: 2, level: .avx2).map(\.name)
      #expect(streaming.contains("avx2-x4-prefetching"))
      #expect(streaming.contains("baseline-x8-prefetching"))
    #endif
  }

  @Test func trafficIsThatOfKernels() {
    for inputs in 1...2 {
      for ceiling in Ceiling.allCases {
        for inPlace in [false, true] where ceiling.limits(inputs: inputs, inPlace: inPlace) {
          #expect(ceiling.arraysRead(inputs: inputs) == inputs)
          #expect(ceiling.arraysWritten == 1)
          #expect(!inPlace || ceiling.worksInPlace)
        }
      }
    }
    #expect(Ceiling.memcpy.limits(inputs: 1, inPlace: false))
    #expect(!Ceiling.memcpy.limits(inputs: 2, inPlace: false))
    #expect(!Ceiling.update.limits(inputs: 1, inPlace: false))
    #expect(Ceiling.update.limits(inputs: 2, inPlace: true))
  }
}

/// Arrays with guards around them.
private struct Trial {
  let count: Int
  let start: Int
  private static let guardLength = 32

  /// What went wrong; nil if nothing did.
  func difference(_ ceiling: Ceiling, _ loop: CeilingLoop, inputs: Int) -> String? {
    let length = start + count + 2 * Self.guardLength
    let first = start + Self.guardLength
    return withArrays(length) { x, dy, output in
      for index in 0..<length {
        x[index] = Float(bitPattern: 0x4000_0000 + UInt32(index))
        dy[index] = Float(bitPattern: 0x4010_0000 + UInt32(index))
        output[index] = 7
      }
      loop.run(x: x + first, dy: dy + first, output: output + first, count: count)
      for index in 0..<length {
        let isInside = (first..<(first + count)).contains(index)
        if x[index].bitPattern != 0x4000_0000 + UInt32(index) { return "x changed" }
        let found = output[index]
        switch ceiling {
        case .read, .update: if found != 7 { return "output \(index) changed" }
        case .fill: if found != (isInside ? 0 : 7) { return "output \(index) is \(found)" }
        case .memcpy:
          if found != (isInside ? x[index] : 7) { return "output \(index) is \(found)" }
        case .copy, .copyStreaming:
          let both = Float(bitPattern: x[index].bitPattern & dy[index].bitPattern)
          let wanted = inputs == 1 ? [x[index]] : [both, x[index] + dy[index]]
          if isInside ? !wanted.contains(found) : found != 7 {
            return "output \(index) is \(found)"
          }
        }
      }
      return nil
    }
  }

  private func withArrays(
    _ length: Int,
    _ body: (
      UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>
    ) -> String?
  ) -> String? {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 12 * length + 192, alignment: 64)
    defer { memory.deallocate() }
    let stride = (4 * length + 63) & ~63
    func array(_ index: Int) -> UnsafeMutablePointer<Float> {
      (memory + index * stride).bindMemory(to: Float.self, capacity: length)
    }
    return body(array(0), array(1), array(2))
  }
}
