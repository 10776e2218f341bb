// Figures of a debug build would mislead; nothing is measured by one.

import BenchmarkKit

/// Whether this executable may measure.
enum DebugBuild {
  /// Says what is wrong where it may not.
  ///
  /// - Throws: `ExitCode` for a message that has been printed.
  static func refuse() throws {
    guard BuildFacts.current.configuration == .release else {
      Terminal.complain(
        "relubench: this is a debug build; its figures would mislead. "
          + "Build with scripts/bench or swift build -c release")
      throw ExitStatus.invalidMeasurement.exitCode
    }
  }
}
