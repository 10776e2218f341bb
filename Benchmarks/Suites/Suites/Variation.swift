// How the workloads of a suite differ besides operation, count and placement.

import ReLUKernels

/// Elements, data, caches and consumer of a workload.
struct Variation: Hashable, Sendable {
  /// The elements.
  var elementType = ElementType.float32
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
  /// Every distribution in every state of the caches, with every consumer, on every type.
  var variations: [Variation] {
    elementTypes.flatMap { type in
      distributions.flatMap { distribution in states(of: distribution, type) }
    }
  }

  /// Those that differ in their data only, together.
  var variationsByState: [[Variation]] {
    elementTypes.flatMap { type in
      states(of: distributions[0], type).map { state in
        distributions.map {
          var variation = state
          variation.distribution = $0
          return variation
        }
      }
    }
  }

  private func states(of distribution: Distribution, _ type: ElementType) -> [Variation] {
    caches.flatMap { cache in
      consumers.map {
        Variation(elementType: type, distribution: distribution, cache: cache, consumer: $0)
      }
    }
  }
}
