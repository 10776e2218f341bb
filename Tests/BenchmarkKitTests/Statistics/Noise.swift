// Seeded noise of known shape, to simulate samples with.

import BenchmarkKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Random samples that follow from a seed.
struct Noise {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// Above 0, at most 1.
  mutating func unit() -> Double { 1 - Double.random(in: 0..<1, using: &generator) }

  /// Standard normal, by Box and Muller.
  mutating func normal() -> Double { sqrt(-2 * log(unit())) * cos(2 * .pi * unit()) }

  mutating func exponential() -> Double { -log(unit()) }

  mutating func lognormal(sigma: Double) -> Double { exp(sigma * normal()) }

  /// A series in which each value remembers so much of the one before; settled when it begins.
  mutating func firstOrder(
    count: Int, _ persistence: Double, innovation: (inout Noise) -> Double
  ) -> [Double] {
    var value = 0.0
    return (-100..<count).compactMap { index in
      value = persistence * value + innovation(&self)
      return index < 0 ? nil : value
    }
  }
}

/// Shapes with one mode.
enum Unimodal: String, CaseIterable {
  case normal, uniform, exponential, laplace, lognormalNarrow, lognormal, lognormalWide, pareto

  func sample(_ noise: inout Noise) -> Double {
    switch self {
    case .normal: 100 + noise.normal()
    case .uniform: 1 + noise.unit()
    case .exponential: noise.exponential()
    case .laplace: 10 + noise.exponential() - noise.exponential()
    case .lognormalNarrow: noise.lognormal(sigma: 0.1)
    case .lognormal: noise.lognormal(sigma: 1)
    case .lognormalWide: noise.lognormal(sigma: 2)
    case .pareto: pow(noise.unit(), -1 / 1.5)
    }
  }
}
