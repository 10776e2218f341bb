// The first word of a command line, where it is no verb.

import ArgumentParser
import BenchmarkSuites

/// What people type where a verb belongs.
enum VerbName {
  /// What is wrong with the first argument; nil where it is a verb or an option.
  static func error(in arguments: [String]) -> OptionError? {
    let verbs = Relubench.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let word = arguments.first, !word.hasPrefix("-"), !word.isEmpty,
      !verbs.contains(word), word != "help"
    else { return nil }
    return NearestNames.unknown(word, option: "relubench", what: "verb", among: verbs)
  }
}
