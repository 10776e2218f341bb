// The build says what was stamped into it and no more.

import BenchmarkKit
import Testing

@Suite struct BuildFactsTests {
  private let flags = BuildFacts.Flags(scalar: "a", avx2: "b", avx512: "c")

  @Test(
    arguments: [
      ("true", true), ("1", true), ("yes", true), ("false", false), ("0", false), ("unknown", nil),
      ("", nil),
    ] as [(String, Bool?)]) func dirtyIsReadFromTheStamp(_ stamp: String, _ dirty: Bool?)
  {
    let build = BuildFacts(
      stampedVersion: "6.3.1", stampedCommit: "abc", stampedDirty: stamp, flags: flags)
    #expect(build.dirty == dirty)
    #expect(build.commit == "abc")
    #expect(build.swiftVersion == "6.3.1")
  }

  @Test func withoutStampTheCommitIsUnknownAndTheVersionABound() {
    let build = BuildFacts(
      stampedVersion: "unknown", stampedCommit: "unknown", stampedDirty: "unknown", flags: flags)
    #expect(build.commit == nil)
    #expect(build.swiftVersion.hasPrefix("6."))
    #expect(build.swiftVersion.hasSuffix("+"))
  }

  @Test func flagsComeFromTheManifest() {
    #expect(BuildFacts.current.flags.scalar.contains("-vectorize-loops=false"))
    #expect(BuildFacts.current.flags.avx2.contains("x86-64-v3"))
    #expect(BuildFacts.current.flags.avx512.contains("x86-64-v4"))
  }
}
