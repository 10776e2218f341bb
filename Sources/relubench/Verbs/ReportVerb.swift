// `relubench report`: the table of a record, as the run printed it.

import ArgumentParser
import BenchmarkKit

/// Prints records as tables.
struct ReportVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Print the table of a record, with the lines below it, as the run did.",
    discussion: """
      Records are read as this version of the program understands them, so lines that have come \
      since the run stand there too. Several records are printed one after the other, each behind \
      its name. With --format json: the record, of which there must be one.
      """)

  @Argument(help: ArgumentHelp("Records, as run leaves them.", valueName: "record"))
  var paths: [String]

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if output.format == .json, paths.count > 1 {
      throw ValidationError("--format json: takes one record, and these are \(paths.count)")
    }
  }

  func run() throws {
    // All are read before any is printed: a report is whole, or there is none.
    let records = try paths.map { try RecordInput.read($0) }
    for (path, record) in zip(paths, records) {
      RecordInput.remarkIfUnfinished(record, path, output)
    }
    for (index, (path, record)) in zip(paths, records).enumerated() {
      if paths.count > 1 { print((index == 0 ? "" : "\n") + "\(path):\n") }
      try show(record)
    }
  }

  private func show(_ record: Record) throws {
    switch output.format {
    case .table:
      let table = TableReport(width: Terminal.outputColumns, colour: output.isColoured)
      let text = table.text(
        for: record.benchmarks, noise: record.command.noise, cpu: record.environment.cpu)
      print(text, terminator: "")
    case .json: print(String(decoding: try record.json(), as: UTF8.self), terminator: "")
    }
  }
}
