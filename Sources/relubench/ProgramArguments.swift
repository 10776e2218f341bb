// The words after the program's name, also where Swift does not know them.

import CProcessorProbe

/// What the program was asked for.
enum ProgramArguments {
  /// Without the program's name; nil where nobody knows them.
  ///
  /// Swift reads them in /proc on Linux, and where there is none sees an empty command line: what was
  /// asked for would be taken for nothing, which is a run of some minutes.
  static let all: [String]? = {
    let known = CommandLine.arguments
    if !known.isEmpty { return Array(known.dropFirst()) }
    let count = relubench_argument_count()
    guard count > 0 else { return nil }
    return (1..<count).map { String(cString: relubench_argument($0)) }
  }()
}
