// Executables that take part in duels without measuring anything.

import TestSupport

extension ScratchFolder {
  /// Writes a shell script that can be started.
  ///
  /// Another process writes it: a file that one of this process's children has open cannot be
  /// executed, and which descriptors a child inherits is a matter of luck.
  ///
  /// - Returns: Its path.
  func script(_ name: String, _ text: String) async throws -> String {
    try write("#!/bin/sh\n" + text, to: "\(name).txt")
    let copy = Command(
      "/bin/sh", ["-c", #"cp "$1.txt" "$1" && chmod +x "$1""#, "sh", path(name)], in: path)
    guard try await copy.run().ending == .exited(0) else { throw ScriptFailure() }
    return path(name)
  }

  /// The first line of the real worker for these kernels at 64 elements.
  func hello(_ kernels: [String]) async throws -> String {
    let options = kernels.flatMap { ["--kernel", $0] } + ["--elements", "64", "--threads", "1"]
    let run = try await Command.relubench(["duel-worker"] + options, in: self).run()
    guard run.ending == .exited(0) else { throw ScriptFailure() }
    return run.output
  }

  /// A worker that answers with made-up numbers.
  ///
  /// `nanoseconds` are those of each benchmark of the hello, `entry` is what it says of each in
  /// answer to `prepare`. Returns its path.
  func worker(
    _ name: String, hello: String, nanoseconds: [String],
    entry: String = #"{"batch":1,"status":"ok"}"#
  ) async throws -> String {
    try write(hello, to: "\(name).hello")
    let samples = nanoseconds.enumerated().map { "'sample \($0)') echo \($1) ;;" }
    return try await script(
      name,
      """
      cat '\(path(name)).hello'
      while read -r verb benchmark rest; do
        case "$verb $benchmark" in
          prepare*)
            entries=
            for index in $benchmark $rest; do entries="$entries${entries:+,}"'\(entry)'; done
            echo "{\\"prepared\\":[$entries]}" ;;
          \(samples.joined(separator: "\n    "))
        esac
      done
      """)
  }
}

/// A made-up executable could not be made.
struct ScriptFailure: Error {}

/// Command lines of duels and gates that take no longer than they must.
enum ShortDuel {
  /// One benchmark.
  static let one = ["--kernel", "relu/simd16/baseline", "--elements", "64"]

  /// A duel of two pairs.
  static func duel(_ old: String, _ new: String) -> [String] {
    ["duel", old, new, "--pairs", "2", "--budget", "1"] + one
  }

  /// A gate.
  static func gate(_ old: String, _ new: String, budget: Int = 30) -> [String] {
    ["gate", old, new, "--budget", "\(budget)"] + one
  }
}
