// Which values an input array holds: the property a branch predictor reacts to.

/// How the activations of a workload are distributed.
///
/// Magnitudes are uniform in (0, 1] unless a case says otherwise. Shares are exact, rounded to the
/// nearest element, so an array shorter than about 50 elements holds no NaN under `nan-1`.
///
/// Limit: branch predictors memorise short arrays. Of the same few thousand elements, seen again in
/// every iteration, they learn the signs by heart, so the cost of mispredictions shows from tens of
/// thousands of elements up. The element count in the record says which case a figure is.
public enum Distribution: String, CaseIterable, Sendable, Codable {
  /// No negatives.
  case random0 = "random-0"
  /// A quarter negative, in random order.
  case random25 = "random-25"
  /// Half negative, in random order: the worst case of a branch, and the default.
  case random50 = "random-50"
  /// Three quarters negative, in random order.
  case random75 = "random-75"
  /// Nothing but negatives.
  case random100 = "random-100"
  /// Signs +, -, +, -: half negative, and any predictor learns it.
  case alternating
  /// Ascending, the first half negative: one change of sign in the whole array.
  case sorted
  /// 1 % NaN of random sign and payload among values as in `random-50`.
  case nan1 = "nan-1"
  /// 10 % subnormals, half of them negative, among values as in `random-50`.
  case subnormal10 = "subnormal-10"

  /// Percent of the elements that are neither NaN nor subnormal and lie below zero.
  public var negativePercent: Int {
    switch self {
    case .random0: 0
    case .random25: 25
    case .random50, .alternating, .sorted, .nan1, .subnormal10: 50
    case .random75: 75
    case .random100: 100
    }
  }

  /// Percent of the elements that are special: NaN under `nan-1`, subnormal under `subnormal-10`.
  public var specialPercent: Int {
    switch self {
    case .nan1: 1
    case .subnormal10: 10
    default: 0
    }
  }

  /// The distribution of that name.
  ///
  /// - Throws: `OptionError.unknownName` with the nearest names.
  public init(parsing text: String) throws(OptionError) {
    self = try NearestNames.choice(text, option: "--distribution", what: "distribution")
  }
}
