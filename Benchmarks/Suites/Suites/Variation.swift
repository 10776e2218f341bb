// How the workloads of a suite differ besides operation, count and placement.

import ReLUKernels

/// Data, caches and consumer of a workload.
struct Variation: Hashable, Sendable {
  /// The values of x.
  var distribution = Distribution.random50
  /// What the caches hold.
  var cache = CacheState.warm
  /// Who uses the output.
  var consumer = Consumer.none
}

extension Variation {
  /// Caches and consumer in words, where they are not the standard's.
  var state: [String] {
    (cache == .warm ? [] : [cache.rawValue])
      + (consumer == .none ? [] : ["consumer \(consumer.rawValue)"])
  }
}

extension SuitePlan {
  /// Every distribution in every state of the caches, with every consumer.
  var variations: [Variation] {
    distributions.flatMap { distribution in states(of: distribution) }
  }

  /// Those that differ in their data only, together.
  var variationsByState: [[Variation]] {
    states(of: distributions[0]).map { state in
      distributions.map {
        Variation(distribution: $0, cache: state.cache, consumer: state.consumer)
      }
    }
  }

  private func states(of distribution: Distribution) -> [Variation] {
    caches.flatMap { cache in
      consumers.map { Variation(distribution: distribution, cache: cache, consumer: $0) }
    }
  }
}
