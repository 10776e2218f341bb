// How noisy a machine is, in a word.

/// How noisy a machine is; the raw values go into records.
public enum NoiseGrade: String, Sendable, Codable, CaseIterable, Comparable {
  /// As still as a machine of its own gets, or a virtual one without neighbours.
  case quiet
  /// Something moves; intervals are wider than they could be.
  case moderate
  /// Others take a good part of the machine; only large differences can be told.
  case noisy
  /// Others have most of the machine, and medians compare by luck.
  case unusable

  /// Whether `left` is the quieter.
  public static func < (left: NoiseGrade, right: NoiseGrade) -> Bool {
    allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
  }
}

extension NoiseGrade {
  /// The shares at which a part of a reading stops to be quiet, moderate and noisy.
  package struct Thresholds: Sendable {
    let moderate: Double
    let noisy: Double
    let unusable: Double
  }

  /// Of the compute jitter.
  ///
  /// An idle virtual machine loses about 1 %, to its timer interrupts. A busy program on every core
  /// takes 10 to 50 % of the time; a sample of 200 µs between two slices of 3 ms still finds its core
  /// free more often than not, so the median stands. With three such programs a core it is gone.
  package static let compute = Thresholds(moderate: 0.02, noisy: 0.05, unusable: 0.75)

  /// Of the memory jitter.
  ///
  /// An idle virtual machine shows about 1 %, one whose other core compiles up to 40 %. Above 50 % a
  /// quarter of the passes takes half as long again as another quarter.
  package static let memory = Thresholds(moderate: 0.05, noisy: 0.15, unusable: 0.5)

  /// Of the stolen time, which is in the hands of others: from a quarter on, what is measured is
  /// the neighbours.
  package static let stolen = Thresholds(moderate: 0.01, noisy: 0.05, unusable: 0.25)

  /// Of the time in which the core is shared.
  ///
  /// Samples in clear spells are waited for and counted for themselves, so no share makes a machine
  /// unusable; from a third on much of the time goes into waiting.
  package static let sharedCore = Thresholds(moderate: 0.05, noisy: 0.33, unusable: .infinity)

  /// The grade of one part.
  package init(_ share: Double, _ thresholds: Thresholds) {
    self =
      if share < thresholds.moderate {
        .quiet
      } else if share < thresholds.noisy {
        .moderate
      } else if share < thresholds.unusable {
        .noisy
      } else {
        .unusable
      }
  }
}
