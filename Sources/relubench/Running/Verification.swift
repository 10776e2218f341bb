// The work of `verify`: goes through kernels, shows progress, says what was compared.

import BenchmarkKit
import KernelConformance
import ReLUKernels

/// What is compared.
enum VerificationScope {
  /// Counts, misalignments, aliasing.
  case cases(ConformanceCheck.Form)
  /// One of those cases.
  case oneCase(ConformanceCase)
  /// Every bit pattern of x.
  case exhaustive
  /// The block of patterns around one, with one upstream gradient or all of the set.
  case block(around: UInt64, upstream: UInt64?)
}

/// Compares kernels with the reference.
struct Verification {
  /// Kernels that this CPU can run, at least one.
  let kernels: [any Kernel]
  /// What is compared.
  let scope: VerificationScope
  /// Whether only mismatches are of interest.
  let quiet: Bool

  /// Runs the comparison and prints a line for each kernel or operation.
  ///
  /// - Returns: The first mismatch of each kernel that has any.
  func run() -> [Mismatch] {
    switch scope {
    case .cases(let form):
      if !quiet { print(form.explanation.fitted(to: Terminal.outputColumns)) }
      // One for all: the reference answers once for the kernels of an operation.
      let comparison = ConformanceCheck(form)
      return check { try comparison.check($0) }
    case .oneCase(let situation):
      return check { try ConformanceCheck().compare($0, in: [situation]) }
    case .exhaustive: return checkPatterns(around: nil, upstream: nil)
    case .block(let bits, let upstream):
      return checkPatterns(around: bits, upstream: upstream.map { [$0] })
    }
  }

  /// The block of the exhaustive check that holds a pattern: its neighbours put it into the same
  /// lane of a vector as there, but for patterns of `float64`, which the check draws.
  private static func block(around bits: UInt64) -> ClosedRange<UInt64> {
    let length = UInt64(ExhaustiveCheck.blockLength)
    let start = bits / length * length
    return start...(start + (length - 1))
  }

  private func check(_ compare: (any Kernel) throws -> Int) -> [Mismatch] {
    let progress = ProgressBar(isWanted: !quiet)
    var mismatches: [Mismatch] = []
    var total = 0
    for (index, kernel) in kernels.enumerated() {
      progress.show(Double(index) / Double(kernels.count), kernel.id)
      do {
        let cases = try compare(kernel)
        total += cases
        report(progress, Self.lines(.ok, "\(kernel.id): \(Self.count(cases, "case"))"))
      } catch let mismatch as Mismatch {
        mismatches.append(mismatch)
      } catch {
        preconditionFailure("a comparison throws mismatches only, not \(error)")
      }
    }
    report(
      progress,
      ("\(Self.count(kernels.count, "kernel")) compared with the reference in "
        + "\(Self.count(total, "case")): \(Self.count(mismatches.count, "mismatch", "es"))")
        .fitted(to: Terminal.outputColumns))
    return mismatches
  }

  private func checkPatterns(around bits: UInt64?, upstream: [UInt64]?) -> [Mismatch] {
    let progress = ProgressBar(isWanted: !quiet)
    let works = KernelOperation.allCases.flatMap { operation in
      ElementType.allCases.map { (operation: operation, elementType: $0) }
    }.filter { work in kernels.contains { $0.computes(work.operation, work.elementType) } }
    var mismatches: [Mismatch] = []
    for (index, work) in works.enumerated() {
      let own = kernels.filter { $0.computes(work.operation, work.elementType) }
      let check = ExhaustiveCheck(
        operation: work.operation, on: work.elementType, kernels: own,
        patterns: bits.map(Self.block), upstream: upstream)
      let name =
        work.operation.rawValue
        + (work.elementType == .float32 ? "" : " on \(work.elementType.rawValue)")
      let found = check.run { done in
        progress.show(
          (Double(index) + done) / Double(works.count), "\(name), \(check.extent)")
      }
      mismatches += found.mismatches
      report(
        progress,
        Self.lines(
          found.mismatches.isEmpty ? .ok : .wrong,
          "\(name): \(Self.count(own.count, "kernel")), \(check.comparisons) "
            + "comparisons, \(Self.count(found.mismatches.count, "kernel")) with mismatches"
            + Self.words(found.largestError)))
    }
    return mismatches
  }

  /// `; at most 1.21 ulp from the exact answer, by KERNEL at x 0x3f1ffffe`.
  private static func words(_ error: LargestError?) -> String {
    guard let error else { return "" }
    let hex = { (bits: UInt64) in "0x" + String(bits, radix: 16) }
    let upstream = error.dy.map { " and upstream \(hex($0))" } ?? ""
    return "; at most \(Quantity.fixed(error.ulps, digits: 3)) ulp from the exact answer, by "
      + "\(error.kernel) at x \(hex(error.x))\(upstream)"
  }

  /// `1 case`, `2 cases`.
  private static func count(_ number: Int, _ noun: String, _ plural: String = "s") -> String {
    "\(number) \(noun)\(number == 1 ? "" : plural)"
  }

  /// What stands before a finding.
  enum Mark: String, CaseIterable {
    case ok
    case wrong = "WRONG"
    case skipped
  }

  /// Lines within the terminal's width: a mark, and what it says something about.
  static func lines(_ mark: Mark, _ words: String) -> String {
    let list = TermList(
      Mark.allCases.map(\.rawValue), indent: 0, width: Terminal.outputColumns)
    return list.lines(mark.rawValue, words).joined(separator: "\n")
  }

  private func report(_ progress: ProgressBar, _ line: String) {
    guard !quiet else { return }
    progress.clear()
    print(line)
    // Minutes may pass until the next line: whoever reads this through a pipe gets it now.
    Terminal.flushOutput()
  }
}

extension Kernel {
  fileprivate func computes(_ operation: KernelOperation, _ elementType: ElementType) -> Bool {
    identity.operation == operation && identity.elementType == elementType
  }
}
