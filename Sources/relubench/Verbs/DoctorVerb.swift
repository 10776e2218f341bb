// `relubench doctor`: the environment as it is recorded, and what in it disturbs a measurement.

import ArgumentParser
import BenchmarkKit
import BenchmarkSuites
import Rainbow

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Shows the environment and judges it.
struct DoctorVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract:
      "Show the environment as it is recorded, what in it disturbs a measurement, and what to do.",
    discussion: """
      It looks for noise for less than half a second, as a run does before and after measuring, and hands \
      work from one core to another for a sixth of a second, to see whether a host moves them apart. It \
      works on each two of the first CPUs, alone and together, to see whether they are threads of one core.

      With --format json: an object of 'environment', as it stands in a record, 'noise', as in the \
      record's command but of this moment only, and 'findings', \
      each with 'subject', 'severity' (problem, advice or fine), 'title', 'effect' and, where \
      something can be done, 'remedy' and 'command'.
      """)

  @OptionGroup var output: OutputOptions

  func run() throws {
    do {
      let clock = try ClockCharacter(measuring: MonotonicTimeSource())
      let sharedCores = SharedCoreProbe()?.steadyReading()
      let environment = try ThisMachine.environment(clock: clock, sharedCores: sharedCores)
      let noise = NoiseProbe().reading()
      let findings = Doctor.findings(
        for: environment, noise: noise, handOver: HandOverProbe()?.reading(),
        sharedCores: sharedCores)
      switch output.format {
      case .table:
        print(try Self.json(environment))
        print()
        for finding in findings { print(text(of: finding)) }
      case .json:
        print(
          try Self.json(
            Diagnosis(
              environment: environment, noise: NoiseRecord(before: noise),
              findings: findings.map(Diagnosis.Finding.init))))
      }
    } catch { throw ExitStatus.failure.reporting(error) }
  }

  /// What programs get.
  private struct Diagnosis: Encodable {
    struct Finding: Encodable {
      let subject, severity, title, effect: String
      let remedy, command: String?

      init(_ finding: BenchmarkKit.Finding) {
        (subject, severity) = (finding.subject, finding.severity.rawValue)
        (title, effect) = (finding.title, finding.effect)
        (remedy, command) = (finding.remedy, finding.command)
      }
    }

    let environment: BenchmarkKit.Environment
    let noise: NoiseRecord
    let findings: [Finding]
  }

  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func text(of finding: Finding) -> String {
    let columns = Terminal.outputColumns
    let marks = Finding.Severity.allCases.map(\.rawValue)
    let list = TermList(marks, indent: 0, width: columns)
    var lines = list.lines(finding.severity.rawValue, finding.title) {
      paint($0, finding.severity)
    }
    let indent = String(repeating: " ", count: (marks.map(\.count).max() ?? 0) + 2)
    func add(_ text: String, hanging: Int) {
      let wrapped = text.wrapped(
        to: columns - indent.count, indent: hanging, breakingWords: false)
      lines += wrapped.map { indent + $0 }
    }
    if finding.severity != .fine { add(finding.effect, hanging: 0) }
    if let remedy = finding.remedy { add("-> \(remedy)", hanging: 3) }
    // To be copied: it is not broken.
    if let command = finding.command { lines.append("\(indent)   \(command)") }
    return lines.joined(separator: "\n")
  }

  private func paint(_ text: String, _ severity: Finding.Severity) -> String {
    guard output.isColoured else { return text }
    return switch severity {
    case .problem: text.red.bold
    case .advice: text.yellow
    case .fine: text.green
    }
  }
}
