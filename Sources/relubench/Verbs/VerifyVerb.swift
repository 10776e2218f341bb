// `relubench verify`: is every kernel right on this machine?

import ArgumentParser
import BenchmarkSuites
import KernelConformance
import ReLUKernels

/// Compares kernels with the reference.
struct VerifyVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compare kernels with the reference, and say what was compared.",
    discussion: """
      Without options: every count from 0 to 259 and a few large odd ones, every misalignment of \
      source and destination in steps of 4 bytes (of float64 of 8, of 16 bits a choice), out of place \
      and in place, guard values on either side, inputs with NaN payloads, both zeros, infinities and subnormals.
      """)

  @OptionGroup var selection: KernelOptions

  @Flag(
    help: ArgumentHelp(
      "Compare all 2^32 bit patterns of x (gradients: with each of a set of upstream values); of 16 bits "
        + "all 2^16, gradients all pairs; of float64 2^30 drawn."))
  var exhaustive = false

  @Flag(help: "Fewer misalignments, for CPUs that are emulated in software.")
  var short = false

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("Only this case, as a mismatch names it.", valueName: "case"))
  var caseText: String?

  @Option(
    help: ArgumentHelp(
      "Only the block of patterns around this one, as a mismatch names it.", valueName: "bits"))
  var input: String?

  @Option(help: ArgumentHelp("The upstream gradient's bits, with --input.", valueName: "bits"))
  var upstream: String?

  @Flag(name: .shortAndLong, help: "Print mismatches only: no progress, no summary.")
  var quiet = false

  func validate() throws {
    // One of them would be ignored without a word.
    let scopes = [
      ("--exhaustive", exhaustive), ("--short", short), ("--case", caseText != nil),
      ("--input", input != nil),
    ].filter(\.1).map(\.0)
    if scopes.count > 1 {
      throw ValidationError("\(scopes.joined(separator: " and ")) exclude each other")
    }
    if upstream != nil, input == nil {
      throw ValidationError("--upstream needs --input, the bits of x that it belongs to")
    }
  }

  func run() throws {
    let kernels: [any Kernel]
    let scope: VerificationScope
    do {
      kernels = try selection.kernels()
      scope = try verificationScope()
      try requireFitting(kernels)
      if case .oneCase(let situation) = scope {
        for kernel in kernels where !situation.suits(kernel.identity.elementType) {
          let type = kernel.identity.elementType
          throw OptionError.outOfRange(
            option: "--case", value: "\(situation)",
            allowed: "for \(type.rawValue) offsets that are multiples of \(type.byteCount)")
        }
      }
    } catch { throw ExitStatus.usage.reporting(error) }

    let available = kernels.filter { $0.identity.availability == .available }
    for kernel in kernels where !quiet {
      guard let reason = kernel.identity.availability.reason else { continue }
      print(Verification.lines(.skipped, "\(kernel.id): \(reason)"))
    }
    guard !available.isEmpty else {
      Terminal.complain("relubench: none of the kernels selected runs on this machine")
      throw ExitStatus.nothingMeasured.exitCode
    }
    if !quiet, let traits = StartMode.traits {
      print(
        "The process was started in another floating-point mode (\(traits.joined(separator: ", "))): "
          + "compared is in the default mode.")
    }
    let mismatches = Verification(kernels: available, scope: scope, quiet: quiet).run()
    for mismatch in mismatches { print(mismatch) }
    if !mismatches.isEmpty { throw ExitStatus.wrongAnswer.exitCode }
  }

  private func verificationScope() throws(OptionError) -> VerificationScope {
    if let caseText {
      guard let situation = ConformanceCase(caseText) else {
        throw .malformed(
          option: "--case", value: caseText,
          expected: "count:source-offset:destination-offset:in|out:rotation, as in 17:4:60:out:3")
      }
      return .oneCase(situation)
    }
    if let input {
      return .block(
        around: try bits(input, option: "--input"),
        upstream: try upstream.map { text throws(OptionError) in
          try bits(text, option: "--upstream")
        })
    }
    return exhaustive ? .exhaustive : .cases(short ? .short : .full)
  }

  /// Patterns are of elements of every kernel selected.
  private func requireFitting(_ kernels: [any Kernel]) throws(OptionError) {
    for (option, text) in [("--input", input), ("--upstream", upstream)] {
      guard let text else { continue }
      let pattern = try bits(text, option: option)
      for type in Set(kernels.map(\.identity.elementType)) {
        let bitCount = type.format.bitCount
        guard bitCount < 64, pattern >> UInt64(bitCount) != 0 else { continue }
        throw .malformed(
          option: option, value: text,
          expected: "\(bitCount) bits in hexadecimal for kernels on \(type.rawValue), which --type "
            + "leaves out")
      }
    }
  }

  private func bits(_ text: String, option: String) throws(OptionError) -> UInt64 {
    let digits = text.hasPrefix("0x") ? String(text.dropFirst(2)) : text
    guard let bits = UInt64(digits, radix: 16) else {
      throw .malformed(
        option: option, value: text, expected: "the bits of a number in hexadecimal, 0x80000000")
    }
    return bits
  }
}
