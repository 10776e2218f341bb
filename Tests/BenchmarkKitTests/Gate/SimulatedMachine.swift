// A machine that plays process pairs by formula.

import BenchmarkKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Plays the pairs of a gate and notes what was asked for.
final class SimulatedMachine {
  let identities: [BenchmarkIdentity]
  /// NEW over OLD by the benchmark's index; 1 for the others.
  var ratios: [Int: Double] = [:]
  /// The log-ratio that comes on top, in any pair.
  var noise: (_ benchmark: Int) -> Double = { _ in 0 }
  /// From this request on there is no time left.
  var requestsInTime = Int.max
  private(set) var requests: [Gate.Request] = []

  init(benchmarks: Int) {
    identities = (0..<benchmarks).map { Example.identity("relu/kernel\($0)/avx2") }
  }

  /// Runs a gate on it.
  func run(margin: Double = 0.02, design: GateDesign = GateDesign()) throws -> [GateFinding] {
    var gate = Gate(
      identities.map { GateFinding($0, margin: margin) }, judge: GateJudge(design: design)
    ) { request throws(DuelError) in self.play(request) }
    return try gate.run()
  }

  /// The requests of one part, by the start of its title.
  func requests(_ title: String) -> [Gate.Request] {
    requests.filter { $0.title.hasPrefix(title) }
  }

  private func play(_ request: Gate.Request) -> [BenchmarkIdentity: ProcessPairSamples]? {
    guard requests.count < requestsInTime else { return nil }
    requests.append(request)
    var samples: [BenchmarkIdentity: ProcessPairSamples] = [:]
    for (index, identity) in identities.enumerated() where request.benchmarks.contains(identity) {
      let ratio = request.againstItself ? 1 : ratios[index] ?? 1
      samples[identity] = ProcessPairSamples(
        old: [100], new: [100 * ratio * exp(noise(index))], batch: 1, startedFirst: .old)
    }
    return samples
  }
}
