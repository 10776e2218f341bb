// The first word of a command line, where it is no verb.

import ArgumentParser
import BenchmarkSuites

/// What people type where a verb belongs.
enum VerbName {
  /// What is wrong with the first argument; nil where it is a verb or an option.
  static func error(in arguments: [String]) -> OptionError? {
    let all = Relubench.configuration.subcommands.map { $0.configuration }
    let verbs = all.compactMap(\.commandName)
    guard let word = arguments.first, !word.hasPrefix("-"), !word.isEmpty,
      !verbs.contains(word), word != "help"
    else { return nil }
    // What is not for people is not suggested to them.
    return NearestNames.unknown(
      word, option: "relubench", what: "verb",
      among: all.filter(\.shouldDisplay).compactMap(\.commandName))
  }
}
