// Cells of a table by name, in few lines: a paragraph for those that differ in their size only.

/// Benchmarks with some words on each.
package struct CellList {
  /// What differs in its size only, in words, and the cells with their sizes.
  private var paragraphs: [(workload: Workload, cells: [String])] = []
  private let names: WorkloadNames

  /// Sorts cells into paragraphs, both in the order given.
  ///
  /// - Parameters:
  ///   - cells: What is listed, each with what there is to say.
  ///   - all: What the list was taken from: what is the same in all of it need not be said.
  package init(
    _ cells: [(benchmark: BenchmarkIdentity, words: String)], among all: [BenchmarkIdentity]
  ) {
    names = WorkloadNames(all)
    for cell in cells {
      let workload = Workload(cell.benchmark).ofAnySize.ofAnyNetwork
      let words = "\(Workload(cell.benchmark).size) \(cell.words)"
      if let index = paragraphs.firstIndex(where: { $0.workload == workload }) {
        paragraphs[index].cells.append(words)
      } else {
        paragraphs.append((workload, [words]))
      }
    }
  }

  /// A line for each paragraph, behind a margin.
  package var lines: [String] {
    paragraphs.map { "  \(names.text(of: $0.workload)): \($0.cells.joined(separator: ", "))" }
  }
}

extension Quantity {
  /// A share in percent to one digit, to two where one would show the limit that it is not at.
  static func percent(_ share: Double, apartFrom limit: Double) -> String {
    let text = fixed(share * 100, digits: 1)
    return (text == fixed(limit * 100, digits: 1) ? fixed(share * 100, digits: 2) : text) + "%"
  }
}
