// Kernel patterns: fnmatch semantics, selection, suggestions.

import BenchmarkSuites
import ReLUKernels
import Testing

struct GlobTests {
  @Test(
    arguments: [
      ("*", "relu/simd16/avx512"), ("relu/*", "relu/simd16/avx512"),
      ("*simd16*", "relu/simd16/avx2"),
      ("relu/simd?/avx2", "relu/simd8/avx2"), ("relu?simd8/avx2", "relu/simd8/avx2"),
      ("*/avx[25]*", "relu/simd8/avx512"), ("*/[!a]*", "relu/simd8/baseline"),
      ("*[0-9]/avx2", "relu/simd8/avx2"), ("a*b*c", "aXbXbc"), ("", ""), ("**", ""), ("[]x]", "]"),
      ("[!]]", "x"), ("a[", "a["), ("a[b", "a[b"), (#"\*"#, "*"), ("[a-]", "-"), (#"a\"#, #"a\"#),
      ("*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaab"),
    ])
  func matches(pattern: String, name: String) {
    #expect(GlobPattern(pattern).matches(name))
  }

  @Test(
    arguments: [
      ("relu", "relu/simd16/avx512"), ("relu/*", "relu-gradient/simd8/avx2"),
      ("simd16", "relu/simd16/avx2"),
      ("relu/simd?/avx2", "relu/simd16/avx2"), ("*/avx[!5]*", "relu/simd8/avx512"), ("?", ""),
      ("a*b*c", "acb"), ("[]x]", "y"), ("[!]]", "]"), (#"\*"#, "x"), ("[z-a]", "m"), ("", "x"),
      ("RELU/*", "relu/simd8/avx2"), ("*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
    ])
  func doesNotMatch(pattern: String, name: String) {
    #expect(!GlobPattern(pattern).matches(name))
  }

  @Test func filterSelectsTheUnionInOrder() throws {
    let filter = try GlobFilter(parsing: ["relu/simd16/*, relu/simd8/avx2", "relu/reference/*"])
    #expect(
      try filter.selection(from: TestCatalog.all()).map(\.id) == [
        "relu/reference/baseline", "relu/simd16/baseline", "relu/simd8/avx2", "relu/simd16/avx2",
        "relu/simd16/avx512",
      ])
  }

  @Test(
    arguments: [
      ("relu/simd61/*", "relu/simd16/baseline"),
      ("simd16", "relu/simd16/baseline"),
      ("relu/simd8/avx1", "relu/simd8/avx2"),
      ("leeky-relu/*", "leaky-relu/reference/baseline"),
      ("*branchles*x", "relu/scalar-branchless/baseline"),
    ])
  func patternWithoutMatchNamesTheNearest(pattern: String, nearest: String) throws {
    let filter = try GlobFilter(parsing: ["relu/*", pattern])
    let error = try #require(throws: OptionError.self) {
      try filter.selection(from: TestCatalog.all())
    }
    guard case .noKernelMatches(pattern, let names) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(names.first == nearest)
    #expect(names.count == 3)
    #expect(error.description.contains(nearest))
  }

  @Test(arguments: [[], [""], ["relu/*,"], [" "]])
  func emptyPatternsAreAnError(texts: [String]) {
    #expect(throws: OptionError.self) { try GlobFilter(parsing: texts) }
  }
}
