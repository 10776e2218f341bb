// `relubench list`: what can be measured.

import ArgumentParser
import BenchmarkKit
import BenchmarkSuites
import Rainbow
import ReLUKernels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Lists kernels with their availability, and suites.
struct ListVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List kernels, with what they are and whether they run here; and suites.",
    discussion: """
      The table shows kernels on float32 unless --type or --kernel asks for others; JSON has all.
      """)

  @OptionGroup var selection: KernelOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    do {
      let kernels = try selection.kernels().map(\.identity)
      let isNarrowed = !selection.typeNames.isEmpty || !selection.kernelGlobs.isEmpty
      switch output.format {
      case .table:
        let shown = isNarrowed ? kernels : kernels.filter { $0.elementType == .float32 }
        print(
          Self.text(shown, others: kernels.count - shown.count, colour: output.isColoured),
          terminator: "")
      case .json: print(try Self.json(kernels))
      }
    } catch let error as OptionError {
      throw ExitStatus.usage.reporting(error)
    }
  }
}

extension ListVerb {
  private static func text(
    _ kernels: [KernelIdentity], others: Int, colour: Bool
  ) -> String {
    let width = Terminal.outputColumns
    let terms = TermList(kernels.map(\.id), indent: 2, width: width)
    var lines = ["Kernels"]
    for kernel in kernels {
      if let reason = kernel.availability.reason {
        lines += terms.lines(kernel.id, "unavailable: \(reason)") { colour ? $0.dim : $0 }
      } else {
        let parts = [kernel.summary] + [kernel.deviations.sentence].compactMap(\.self)
        lines += terms.lines(kernel.id, parts.joined(separator: " "))
      }
    }
    if others > 0 {
      let types = ElementType.allCases.filter { $0 != .float32 }.map(\.rawValue)
      lines += ["  and \(others) on \(types.joined(separator: ", ")): --type shows them"]
    }
    lines += ["", "Suites"]
    let names = TermList(Suite.all.map(\.name), indent: 2, width: width)
    for suite in Suite.all { lines += names.lines(suite.name, suite.summary) }
    return lines.map { $0 + "\n" }.joined()
  }

  private struct Listing: Encodable {
    struct Kernel: Encodable {
      let id, operation, variant: String
      let wrappedVariant: String?
      let instructionSet, elementType, summary: String
      let bytesReadPerElement, bytesWrittenPerElement: Int
      let deviations: [String]
      let supportsInPlace, available: Bool
      let reason: String?
    }
    struct Suite: Encodable { let name, summary: String }
    let kernels: [Kernel]
    let suites: [Suite]
  }

  private static func json(_ kernels: [KernelIdentity]) throws -> String {
    let listing = Listing(
      kernels: kernels.map {
        Listing.Kernel(
          id: $0.id, operation: $0.operation.rawValue, variant: $0.variant,
          wrappedVariant: $0.wrappedVariant, instructionSet: $0.instructionSet.rawValue,
          elementType: $0.elementType.rawValue, summary: $0.summary,
          bytesReadPerElement: $0.bytesReadPerElement,
          bytesWrittenPerElement: $0.bytesWrittenPerElement,
          deviations: $0.deviations.map(\.rawValue).sorted(), supportsInPlace: $0.supportsInPlace,
          available: $0.availability == .available, reason: $0.availability.reason)
      },
      suites: Suite.all.map { Listing.Suite(name: $0.name, summary: $0.summary) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(listing), as: UTF8.self)
  }
}
