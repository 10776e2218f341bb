// The options that say how a verb talks.

import ArgumentParser

/// How a verb prints its results.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case table
  /// For programs.
  case json
}

/// How a verb talks.
struct OutputOptions: ParsableArguments {
  @Option(help: "How results are printed: table or json.")
  var format: OutputFormat = .table

  @Flag(name: .shortAndLong, help: "Print results only: no progress, no remarks.")
  var quiet = false

  @Flag(help: "No colour, even on a terminal. NO_COLOR in the environment does the same.")
  var noColor = false

  /// Whether results may be coloured: only on a terminal, and only if nobody objects.
  var isColoured: Bool {
    !noColor && Terminal.outputIsTerminal && Terminal.showsColour
  }

  /// Prints a remark that is not a result to standard error.
  func remark(_ text: @autoclosure () -> String) {
    if !quiet { Terminal.complain(text()) }
  }
}
