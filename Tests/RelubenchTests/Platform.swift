// What this machine lets a test do.

import TestSupport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Facts that decide whether a test can be run here.
enum Platform {
  /// Whether there is Linux's /proc.
  static let hasProc = FileManager.default.fileExists(atPath: "/proc/self/stat")

  /// Whether there is Linux's disk that is always full.
  static let hasFullDevice = FileManager.default.fileExists(atPath: "/dev/full")

  /// Whether `ulimit -v` is honoured.
  static let limitsAddressSpace = hasProc

  /// A program of that name where systems keep theirs.
  static func program(_ name: String) -> String? {
    ["/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/", "/usr/local/bin/", "/opt/homebrew/bin/"]
      .map { $0 + name }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Whether a test may mount a file system of its own.
  static var canMount: Bool {
    get async {
      guard let unshare = program("unshare") else { return false }
      let command = Command(
        unshare, ["-rm", "/bin/sh", "-c", "mount -t tmpfs -o size=4k tmpfs /tmp"], in: "/")
      return (try? await command.run().ending) == .exited(0)
    }
  }
}

extension Command {
  /// The same command with a small file system of its own at `folder`.
  ///
  /// The file system goes away with the command, so a record in it, `r.json`, is copied to
  /// `kept.json` in the working directory. Only where `Platform.canMount`.
  func mounted(options: String, at folder: String) -> Command {
    let script = """
      mount -t tmpfs -o \(options) tmpfs \(folder) || exit 99
      "$@"
      status=$?
      [ ! -e \(folder)/r.json ] || cp \(folder)/r.json kept.json
      exit $status
      """
    var command = under(script: script)
    command.arguments = ["-rm", command.executable] + command.arguments
    command.executable = Platform.program("unshare") ?? "unshare"
    return command
  }
}

extension Platform {
  /// The program that runs x86-64 executables as other CPUs would.
  static var emulator: String? {
    #if arch(x86_64)
      program("qemu-x86_64")
    #else
      nil
    #endif
  }
}
