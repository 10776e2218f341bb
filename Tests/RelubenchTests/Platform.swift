// What this machine lets a test do.

import ReLUKernels
import TestSupport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Facts that decide whether a test can be run here.
enum Platform {
  /// Whether the system gives pseudo-terminals: a container may come without /dev/pts.
  static let hasPseudoTerminals: Bool = {
    do {
      _ = try PseudoTerminal()
      return true
    } catch {
      return false
    }
  }()

  /// Whether there is Linux's /proc.
  static let hasProc = FileManager.default.fileExists(atPath: "/proc/self/stat")

  /// Whether there is Linux's disk that is always full.
  static let hasFullDevice = FileManager.default.fileExists(atPath: "/dev/full")

  /// How many cores a test may use.
  static let coreCount = ThreadAffinity.current.count

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
      await succeedsUnshared("mount -t tmpfs -o size=4k tmpfs /tmp")
    }
  }

  /// Whether a test may put files of its own in place of those in which Linux describes itself.
  static var canReplaceSystemFiles: Bool {
    get async {
      await succeedsUnshared(
        "mount --bind /proc/version /proc/loadavg && mount --bind /proc /sys/class/power_supply")
    }
  }

  private static func succeedsUnshared(_ script: String) async -> Bool {
    let command = Command("/bin/sh", ["-c", script], in: "/").unshared()
    return (try? await command.run().ending) == .exited(0)
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
    return under(script: script).unshared()
  }

  /// The same command with the paths that are the keys replaced by the values.
  ///
  /// Those are names in its working directory. Only where `Platform.canReplaceSystemFiles`.
  func replacing(_ substitutes: [String: String]) -> Command {
    let mounts = substitutes.map { path, substitute in
      "mount --bind \(substitute) \(path) || exit 99\n"
    }
    return under(script: mounts.joined() + #"exec "$@""#).unshared()
  }

  /// The same command without a /proc.
  ///
  /// Only where `Platform.canMount`.
  func withoutProc() -> Command {
    under(script: #"mount -t tmpfs tmpfs /proc || exit 99; exec "$@""#).unshared()
  }

  /// The same command with mounts that nobody else sees.
  fileprivate func unshared() -> Command {
    var command = self
    command.arguments = ["-rm", executable] + arguments
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
