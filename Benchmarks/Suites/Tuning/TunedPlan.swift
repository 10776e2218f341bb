// From measured times to a plan.

import ReLUKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The times of every choice on one count of elements.
struct TunedCount {
  /// Elements.
  let count: Int
  /// Nanoseconds of a call.
  let times: [AutoChoice: Double]
}

extension TunedCount {
  /// The times of a choice in several visits: of three or more the smallest and the largest are left out, and the
  /// geometric mean of the others counts.
  ///
  /// So one that is wrong decides nothing. The others all count, as a host keeps threads near each other or
  /// far apart in spells: what they lose in those apart can be several times what they gain in the others,
  /// and their mean over both, as a ratio, is what a caller gets.
  init(count: Int, visits: [AutoChoice: [Double]]) {
    self.init(count: count, times: visits.compactMapValues(Self.middle))
  }

  private static func middle(_ times: [Double]) -> Double? {
    let left = times.count < 3 ? times[...] : times.sorted().dropFirst().dropLast()
    guard !left.isEmpty, left.allSatisfy({ $0 > 0 }) else { return nil }
    return exp(left.reduce(0) { $0 + log($1) } / Double(left.count))
  }
}

extension AutoPlan {
  /// What a change from one choice to the next has to win over all counts, as a share of the time.
  ///
  /// Less is noise, and every step costs a comparison. A choice for one count alone has to win it
  /// twice.
  static let leastGain = 0.015

  /// What a loop for a plainer instruction set has to win at a count for each halving of its vectors, as a
  /// share of the time, unless it stores past the caches.
  ///
  /// It takes twice the instructions. Where its core waits for loads and stores nobody sees them, until
  /// something else works on the core's other hardware thread: METHODOLOGY, section 15.
  static let leastGainOfHalfVectors = 0.03

  /// The plan that follows from times, on at most so many threads.
  ///
  /// Of all sequences of choices the one with the least loss: over the counts, the logarithm of its
  /// time over the best time there, ``leastGainOfHalfVectors`` as often as its vectors are halved, and
  /// ``leastGain`` for every change (Viterbi's algorithm).
  ///
  /// nil where there is no count, or one without a time.
  ///
  /// - Parameters:
  ///   - counts: Ascending, at least one.
  ///   - threads: The most threads.
  init?(_ counts: [TunedCount], threads: Int) {
    guard let picks = Self.leastLoss(counts, threads: threads), let last = picks.last else {
      return nil
    }
    let below = zip(zip(counts, picks), zip(counts, picks).dropFirst())
    let steps = below.map { lower, upper in
      Step(upTo: Self.crossing(lower.0, upper.0, lower.1, upper.1), lower.1)
    }
    self.init(steps + [Step(upTo: .max, last)])
  }

  /// The choices with the least loss, one for each count.
  private static func leastLoss(_ counts: [TunedCount], threads: Int) -> [AutoChoice]? {
    var paths: [AutoChoice: (loss: Double, choices: [AutoChoice])] = [:]
    for (index, at) in counts.enumerated() {
      let times = at.times.filter { $0.key.threads <= threads && $0.value > 0 }
      guard let best = times.values.min() else { return nil }
      // Of equals the first by name, so that the same times give the same plan.
      let cheapest = paths.min { ($0.value.loss, $0.key.name) < ($1.value.loss, $1.key.name) }
      var longer: [AutoChoice: (loss: Double, choices: [AutoChoice])] = [:]
      for (choice, time) in times {
        var path = paths[choice] ?? (.infinity, [])
        if let cheapest, cheapest.value.loss + leastGain < path.loss {
          path = (cheapest.value.loss + leastGain, cheapest.value.choices)
        } else if index == 0 {
          path = (0, [])
        }
        let loss = log(time / best) + choice.lossOfHalfVectors
        longer[choice] = (path.loss + loss, path.choices + [choice])
      }
      paths = longer
    }
    return paths.min { ($0.value.loss, $0.key.name) < ($1.value.loss, $1.key.name) }?.value.choices
  }

  /// The count at which the second choice overtakes the first, which is ahead at the lower of two
  /// counts: the ratio of times is taken for a power of the count in between.
  private static func crossing(
    _ lower: TunedCount, _ upper: TunedCount, _ first: AutoChoice, _ second: AutoChoice
  ) -> Int {
    func lead(_ at: TunedCount) -> Double? {
      guard let one = at.times[first], let other = at.times[second] else { return nil }
      return log(other / one)
    }
    let middle = 0.5
    var share = middle
    if first != second, let before = lead(lower), let after = lead(upper), before > 0, after < 0 {
      share = before / (before - after)
    }
    let ratio = Double(upper.count) / Double(lower.count)
    // Strictly between, so that steps ascend.
    return min(max(Int(Double(lower.count) * pow(ratio, share)), lower.count), upper.count - 1)
  }
}

extension AutoChoice {
  /// Nothing on the best instruction set, and where stores go past the caches, which memory keeps waiting.
  fileprivate var lossOfHalfVectors: Double {
    let sets = InstructionSet.compiled
    guard !variant.hasPrefix("streaming"), let own = sets.firstIndex(of: instructionSet),
      let best = sets.firstIndex(of: .bestAvailable)
    else { return 0 }
    return AutoPlan.leastGainOfHalfVectors * Double(max(0, best - own))
  }

  fileprivate var name: String { "\(threads) \(variant) \(instructionSet.rawValue)" }
}
