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
    ///
    /// What was found, and why less is not asked for: METHODOLOGY, section 13.
    private static let allowed = 1.25
    private static let sizes = ["4Ki", "16Ki", "256Ki"]
    /// Our `auto`, two kernels on the pool, and four peers: fewer would be a check of less.
    private static let contenders = 7
    /// Times each is measured alone and in company, by turns.
    private static let repetitions = 9

    /// Prints a line for each contender.
    ///
    /// - Returns: Whether all were measured, and none depends on its company by more than is allowed.
    func check() throws -> Bool {
      let waiting = settles ? "" : ", without waiting for idle threads"
      print("nanoseconds alone and among all others, on \(availableCores) threads\(waiting)")
      var ratios: [Double] = []
      var wrong = 0
      for elements in Self.sizes {
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
          guard let one = typical(alone[id]), let all = typical(among[id]) else {
            print("  WRONG  \(elements)  was not measured  \(id)")
            continue
          }
          let ratio = all / one
          let isFine = (1 / Self.allowed...Self.allowed).contains(ratio)
          if !isFine { wrong += 1 }
          ratios.append(ratio)
          print(
            "  \(isFine ? "ok   " : "WRONG")  \(elements)  alone \(Int(one))  among \(Int(all))  "
              + "ratio \(Self.rounded(ratio))  \(id)")
        }
      }
      let expected = Self.sizes.count * Self.contenders
      let range = [ratios.min(), ratios.max()].compactMap { $0.map(Self.rounded) }
      print(
        "  \(ratios.count) of \(expected) ratios, \(range.map { "\($0)" }.joined(separator: " to ")), "
          + "\(wrong) beyond \(Self.allowed)")
      return wrong == 0 && ratios.count == expected
    }

    /// The median of all times that one was measured; nil where a time is missing.
    private func typical(_ medians: [Double]?) -> Double? {
      guard let medians, medians.count == Self.repetitions else { return nil }
      return median(sorted: medians.sorted())
    }

    private static func rounded(_ ratio: Double) -> Double { (ratio * 100).rounded() / 100 }
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
        specs: groups[0].specs.filter {
          // Those in Python have processes of their own.
          $0.skipReason == nil && !$0.isUnit && !$0.kernel.isInterpreted
        })
    }

    /// The median of each kernel of a group.
    private func medians(of group: BenchmarkGroup) throws -> [String: Double] {
      let clock = try ClockCharacter(measuring: MonotonicTimeSource())
      let runner = GroupRunner(
        suite: "peers", seed: 1, clock: clock, settling: settles ? Settling() : Settling { true })
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
