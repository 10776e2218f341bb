// `--version` says what the program was built from, and claims nothing that it does not know.

import BenchmarkKit
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct VersionOptionTests {
  private static let flags = BuildFacts.Flags(scalar: "", avx2: "", avx512: "")

  private static func build(_ commit: String?, _ dirty: Bool?) -> BuildFacts {
    BuildFacts(
      swiftVersion: "6.3.1", configuration: .release, flags: flags, commit: commit, dirty: dirty)
  }

  @Test func isPrintedAndNothingElseDone() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(["--version"], in: folder).run()
      #expect(run.ending == .exited(0))
      #expect(run.errors == "")
      // The tests come from the same build.
      #expect(run.output == ProgramVersion.current.text + "\n")
      #expect(try folder.names() == [])
    }
  }

  /// `scripts/test` stamps the build with it; a build by hand knows no commit.
  @Test(.enabled(if: stampedCommit != nil, "needs RELUBENCH_COMMIT, which scripts/test sets"))
  func commitIsTheStampedOne() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(["--version"], in: folder).run()
      #expect(run.output.contains("\ncommit: \(Self.stampedCommit ?? "")"), "\(run.output)")
    }
  }

  private static let stampedCommit = getenv("RELUBENCH_COMMIT").map { String(cString: $0) }

  @Test func helpNamesIt() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(["help"], in: folder).run()
      #expect(run.output.contains("--version"))
    }
  }

  @Test(
    arguments: [
      ("v1.2", "abc", false, "relubench v1.2\ncommit: abc\nSwift: 6.3.1, release build\n"),
      ("v1.2-3-gabc", "abc", true, "relubench v1.2-3-gabc\ncommit: abc with changes\n"),
      ("unknown", nil, nil, "relubench unknown\ncommit: unknown\n"),
      ("", "abc", nil, "relubench unknown\ncommit: abc, changes unknown\n"),
    ] as [(String, String?, Bool?, String)])
  func saysWhatWasStamped(_ tag: String, _ commit: String?, _ dirty: Bool?, _ beginning: String) {
    let version = ProgramVersion(
      stampedTag: tag, build: Self.build(commit, dirty), linkage: .static)
    #expect(version.text.hasPrefix(beginning), "\(version.text)")
    #expect(version.text.hasSuffix("\nlinkage: static: no library is loaded"))
  }

  #if os(Linux)
    /// The dynamic loader itself lists what it loads.
    @Test func linkageIsTrueOfTheExecutable() async throws {
      try await ScratchFolder.with { folder in
        let libraries = try await Command(
          "/bin/sh", ["-c", #"ldd "$0""#, BuiltExecutable.path("relubench")], in: folder.path
        ).run()
        let version = try await Command.relubench(["--version"], in: folder).run()
        let expected: BuildFacts.Observed.Linkage =
          if libraries.output.contains("libswiftCore.so") {
            .dynamic
          } else if libraries.output.contains("libc.so") {
            .staticSwift
          } else {
            .static
          }
        #expect(version.output.contains("linkage: \(expected.text)\n"), "\(libraries.output)")
      }
    }
  #endif
}
