// Whether a contender's figure depends on whom it is measured with.

#if Peers
  import BenchmarkKit
  import BenchmarkSuites
  import ReLUKernels

  /// Measures contenders alone and among all others.
  struct Company {
    /// Whether idle threads are waited for, as in every run.
    let settles: Bool
    /// A median among others may be so many times that alone, either way.
    private static let allowed = 1.25
    /// Times each is measured alone and in company, by turns.
    private static let repetitions = 5

    /// Prints a line for each contender.
    ///
    /// - Returns: Whether none depends on its company by more than is allowed.
    func check() throws -> Bool {
      let waiting = settles ? "" : ", without waiting for idle threads"
      print("nanoseconds alone and among all others, on \(availableCores) threads\(waiting)")
      var isRight = true
      for elements in ["4Ki", "16Ki", "256Ki"] {
        let group = try Self.group(elements)
        var (alone, among): ([String: [Double]], [String: [Double]]) = ([:], [:])
        for _ in 0..<Self.repetitions {
          for spec in group.specs {
            merge(try medians(of: BenchmarkGroup(title: spec.title, specs: [spec])), into: &alone)
          }
          merge(try medians(of: group), into: &among)
        }
        for spec in group.specs {
          let id = spec.kernel.id
          guard let one = median(sorted: (alone[id] ?? []).sorted()),
            let all = median(sorted: (among[id] ?? []).sorted())
          else { continue }
          let ratio = all / one
          let isFine = (1 / Self.allowed...Self.allowed).contains(ratio)
          isRight = isRight && isFine
          print(
            "  \(isFine ? "ok   " : "WRONG")  \(elements)  alone \(Int(one))  among \(Int(all))  "
              + "ratio \((ratio * 100).rounded() / 100)  \(id)")
        }
      }
      return isRight
    }
  }

  extension Company {
    /// The contenders of suite `peers` that run on all threads.
    private static func group(_ elements: String) throws -> BenchmarkGroup {
      var selection = Selection()
      selection.operations = [.relu]
      selection.elements = try ElementCounts(parsing: elements)
      selection.output = .reused
      selection.threads = try ThreadCounts(parsing: "all")
      let context = SuiteContext(
        cores: availableCores, kernels: BenchmarkCatalog.all.map(\.identity), selection: selection)
      let groups = try Suite.named("peers").groups(in: context)
      return BenchmarkGroup(
        title: groups[0].title,
        specs: groups[0].specs.filter { $0.skipReason == nil && !$0.isUnit })
    }

    /// The median of each kernel of a group.
    private func medians(of group: BenchmarkGroup) throws -> [String: Double] {
      let clock = try ClockCharacter(measuring: MonotonicTimeSource())
      let runner =
        settles
        ? GroupRunner(suite: "peers", seed: 1, clock: clock)
        : GroupRunner(suite: "peers", seed: 1, clock: clock, settle: {})
      let budget = UInt64(group.specs.count) * 150_000_000
      let records = try runner.run(group, budget: budget) ?? []
      return Dictionary(
        uniqueKeysWithValues: records.compactMap { record in
          record.figures.map { (record.identity.kernel, $0.median) }
        })
    }

    private func merge(_ found: [String: Double], into all: inout [String: [Double]]) {
      for (id, median) in found { all[id, default: []].append(median) }
    }
  }
#endif
