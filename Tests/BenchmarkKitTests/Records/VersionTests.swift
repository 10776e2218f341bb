// The hash by which two records know whether they measured the same thing.

import BenchmarkKit
import Testing

@Suite struct VersionTests {
  /// Pinned: a change here means that no figure of before compares with one of after.
  @Test func versionIsStable() {
    #expect(Example.identity().version == "2b9a8a5375342d1b")
  }

  /// Whoever adds a field gives it a default that leaves it out, as an optional that is nil: else no
  /// benchmark of before compares with the same one after, and every gate across the change is undecided.
  @Test func fieldsWithADefaultAreLeftOut() {
    let key = Example.identity().key
    let fields = key.matches(of: /"([A-Za-z]+)":/).map { String($0.output.1) }
    #expect(
      fields == [
        "bytesPerIteration", "cache", "distribution", "elementType", "elements", "instructionSet",
        "kernel", "operation", "placement", "alignment", "hugePages", "output",
        "sourceDestinationOffset", "suite", "threads", "variant",
      ])
    #expect(key.hasPrefix("method 4 {"))
  }

  @Test func suiteDoesNotMatter() {
    #expect(Example.identity(suite: "a").version == Example.identity(suite: "b").version)
  }

  @Test func everythingElseDoes() {
    var others = [
      Example.identity("relu/simd16/avx2"), Example.identity(elements: 4097),
      Example.identity(threads: 2),
    ]
    var other = Example.identity()
    other.cache = .cold
    others.append(other)
    other = Example.identity()
    other.placement.hugePages = true
    others.append(other)
    other = Example.identity()
    other.slope = 0.5
    others.append(other)
    let versions = others.map(\.version) + [Example.identity().version]
    #expect(Set(versions).count == versions.count)
  }
}
