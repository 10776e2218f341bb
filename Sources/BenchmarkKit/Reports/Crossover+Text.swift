// A crossover in words.

extension Crossover {
  /// What the sizes have in common.
  var series: String { Workload(challenger).ofAnySize.text }

  /// Who against whom.
  var contest: String {
    let policy = challenger.chunking.map { " (\($0.policy.rawValue))" } ?? ""
    let threads = challenger.threads == incumbent.threads ? "" : " on 1 thread"
    return "\(challenger.rowName)\(policy) against \(incumbent.rowName)\(threads)"
  }

  /// What the outcome leaves out.
  var remark: String {
    guard !exceptions.isEmpty else { return "" }
    return " (but faster at \(exceptions.map(Quantity.count).joined(separator: ", ")))"
  }
}

extension Crossover.Question {
  /// The question as a heading.
  var title: String {
    switch self {
    case .wide: "Where simd16 passes simd8"
    case .streaming: "Where streaming begins to pay"
    case .parallel: "Where parallel begins to pay"
    }
  }
}

extension Crossover.Outcome {
  /// Sizes as `--elements` takes them.
  var text: String {
    let size = Quantity.count
    return switch self {
    case .always(let from): "faster at every size, from \(size(from))"
    case .between(let after, let from): "faster from between \(size(after)) and \(size(from))"
    case .atLatest(let from): "faster from \(size(from)) at the latest, undecided below"
    case .never(let upTo): "not faster up to \(size(upTo))"
    case .undecided(let after?, let upTo):
      "undecided: not faster at \(size(after)), open from there to \(size(upTo))"
    case .undecided(nil, let upTo): "undecided up to \(size(upTo))"
    }
  }
}
