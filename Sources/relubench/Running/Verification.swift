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
  case block(around: UInt32, upstream: UInt32?)
}

/// Compares kernels with the reference.
struct Verification {
  /// Kernels that this CPU can run, at least one.
  let kernels: [any Kernel<Float>]
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
      return check { try ConformanceCheck(form).check($0) }
    case .oneCase(let situation):
      return check { try ConformanceCheck().compare($0, in: [situation]) }
    case .exhaustive: return checkPatterns(0..<(1 << 32), upstream: nil)
    case .block(let bits, let upstream):
      return checkPatterns(Self.block(around: bits), upstream: upstream.map { [$0] })
    }
  }

  /// The block of the exhaustive check that holds a pattern: its neighbours put it into the same
  /// lane of a vector as there.
  private static func block(around bits: UInt32) -> Range<UInt64> {
    let length = UInt64(ExhaustiveCheck.blockLength)
    let start = UInt64(bits) / length * length
    return start..<(start + length)
  }

  private func check(_ compare: (any Kernel<Float>) throws -> Int) -> [Mismatch] {
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

  private func checkPatterns(_ patterns: Range<UInt64>, upstream: [UInt32]?) -> [Mismatch] {
    let progress = ProgressBar(isWanted: !quiet)
    let operations = KernelOperation.allCases.filter { operation in
      kernels.contains { $0.identity.operation == operation }
    }
    var mismatches: [Mismatch] = []
    for (index, operation) in operations.enumerated() {
      let own = kernels.filter { $0.identity.operation == operation }
      let check = ExhaustiveCheck(
        operation: operation, kernels: own, patterns: patterns,
        upstream: upstream ?? InputPatterns.upstream)
      let found = check.run { done in
        progress.show(
          (Double(index) + done) / Double(operations.count), "\(operation.rawValue), all patterns")
      }
      mismatches += found.mismatches
      report(
        progress,
        Self.lines(
          found.mismatches.isEmpty ? .ok : .wrong,
          "\(operation.rawValue): \(Self.count(own.count, "kernel")), \(check.comparisons) "
            + "comparisons, \(Self.count(found.mismatches.count, "kernel")) with mismatches"
            + Self.words(found.largestError)))
    }
    return mismatches
  }

  /// `; at most 1.21 ulp from the exact answer, by KERNEL at x 0x3f1ffffe`.
  private static func words(_ error: LargestError?) -> String {
    guard let error else { return "" }
    let hex = { (bits: UInt32) in "0x" + String(bits, radix: 16) }
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
