// Thousands of gates on made-up machines: how often they are wrong.

import BenchmarkKit
import Testing

/// What the log-ratio of a process pair is made of where nothing differs.
enum MachineNoise: String, CaseIterable {
  /// Normal with a deviation of 0.2 %.
  case quiet
  /// The same, and 5 % of pairs off by several percent in either direction.
  case heavyTailed
  /// Normal with a deviation of 3 %.
  case noisy

  func sample(_ noise: inout Noise) -> Double {
    switch self {
    case .quiet: 0.002 * noise.normal()
    case .heavyTailed:
      noise.unit() < 0.05 ? 0.04 * noise.normal() : 0.002 * noise.normal()
    case .noisy: 0.03 * noise.normal()
    }
  }
}

@Suite("Simulated gates")
struct GateSimulationTests {
  private static let benchmarks = 16

  /// The verdicts on the first benchmark, and the regressions among all others.
  private func gates(
    _ count: Int, _ shape: MachineNoise, ratio: Double = 1, margin: Double = 0.02, seed: UInt64
  ) throws -> (first: [GateVerdict], falseRegressions: Int) {
    var noise = Noise(seed: seed)
    var first: [GateVerdict] = []
    var wrong = 0
    for _ in 0..<count {
      let machine = SimulatedMachine(benchmarks: Self.benchmarks)
      machine.ratios = [0: ratio]
      machine.noise = { _ in shape.sample(&noise) }
      let verdicts = try machine.run(margin: margin).map(\.verdict)
      first.append(verdicts[0])
      wrong += verdicts.dropFirst(ratio == 1 ? 0 : 1).count { $0 == .regression }
    }
    return (first, wrong)
  }

  /// A margin of 0 leaves it to the statistics alone.
  @Test(
    "where nothing differs no gate fails", arguments: [MachineNoise.quiet, .heavyTailed], [0, 0.02])
  func noFalseRegression(shape: MachineNoise, margin: Double) throws {
    let found = try gates(margin == 0 ? 300 : 1000, shape, margin: margin, seed: 3)
    #expect(found.falseRegressions == 0)
  }

  @Test("a slowdown of 3 % is found in 95 of 100 gates, in one of 16 benchmarks")
  func smallSlowdown() throws {
    let found = try gates(300, .quiet, ratio: 1.03, seed: 5)
    #expect(found.first.count { $0 == .regression } >= 285)
    #expect(found.falseRegressions == 0)
  }

  /// Two of 14 pairs the other way are too many, and 2.5 % of pairs point there: 19 in 20 gates see
  /// none or one, and 19 in 20 of their alarms are confirmed.
  @Test("disturbed pairs hide a slowdown of 3 % from one gate in seven at most")
  func disturbedSlowdown() throws {
    let found = try gates(300, .heavyTailed, ratio: 1.03, seed: 7)
    #expect(found.first.count { $0 == .regression } >= 255)
    #expect(!found.first.contains(.unchanged), "missed is undecided, not passed")
  }

  @Test("slowdowns of 5 and 10 % are always found", arguments: [1.05, 1.1])
  func largeSlowdown(ratio: Double) throws {
    let found = try gates(150, .quiet, ratio: ratio, seed: 11)
    #expect(found.first.allSatisfy { $0 == .regression })
    #expect(found.falseRegressions == 0)
  }

  @Test("a noisy machine decides nothing, rather than wrongly", arguments: [1, 1.01, 1.03])
  func noisyMachine(ratio: Double) throws {
    let found = try gates(100, .noisy, ratio: ratio, seed: 13)
    #expect(found.falseRegressions == 0)
    #expect(found.first.count { $0 == .undecided } >= 95)
    if ratio == 1 { #expect(!found.first.contains(.regression)) }
  }
}
