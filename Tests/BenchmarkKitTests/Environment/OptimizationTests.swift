// What code shows of its optimization, found out by compiling it in every way.

import BenchmarkKit
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Optimization as code shows it")
struct OptimizationTests {
  /// How flags are passed in a release build, with what follows on its command line.
  private static let release = ["-O", "-wmo", "-Xcc", "-fno-omit-frame-pointer"]

  @Test(
    "of Swift", .enabled(if: ProgramOnPath.swiftCompiler != nil, "needs swiftc"),
    arguments: [
      ([], "speed"), (["-Osize"], "size"), (["-Ounchecked"], "unchecked"), (["-Onone"], "none"),
      (["-Osize", "-Xcc", "-momit-leaf-frame-pointer"], "size"), (["-Osize", "-O"], "speed"),
      (["-Xcc", "-march=x86-64-v3"], "speed"),
    ] as [([String], String)])
  func swift(flags: [String], expected: String) async throws {
    try await ScratchFolder.with { folder in
      let source = PackageFolder.url.appending(
        path: "Sources/BenchmarkKit/Environment/SwiftOptimization.swift")
      try folder.write("print(Optimization.ofSwift?.rawValue ?? \"unknown\")\n", to: "main.swift")
      let found = try await Self.output(
        of: try #require(ProgramOnPath.swiftCompiler),
        Self.release + flags + [source.path(percentEncoded: false), folder.path("main.swift")],
        in: folder)
      #if arch(x86_64)
        #expect(found == expected + "\n")
      #else
        // Not known is no lie; known and wrong is.
        #expect(found == expected + "\n" || found == "unknown\n")
      #endif
    }
  }

  @Test(
    "of C", .enabled(if: ProgramOnPath.cCompiler != nil, "needs a C compiler"),
    arguments: [
      (["-O2"], "speed ()"), (["-Os"], "size ()"), (["-O0"], "none ()"), ([], "none ()"),
      (["-O2", "-march=x86-64-v3"], "speed (sse4.2 avx avx2 fma bmi2 )"),
      (["-O2", "-march=x86-64-v4"], "speed (sse4.2 avx avx2 fma bmi2 avx512f )"),
    ] as [([String], String)])
  func c(flags: [String], expected: String) async throws {
    #if arch(x86_64)
      try await ScratchFolder.with { folder in
        let sources = PackageFolder.url.appending(path: "Sources/CBuildInfo")
          .path(percentEncoded: false)
        try folder.write(
          """
          #include "CBuildInfo.h"
          #include <stdio.h>
          int main(void) {
            printf("%s (%s)\\n", relubench_c_optimization(), relubench_c_instruction_sets());
          }
          """, to: "main.c")
        let stamps = [
          "TAG", "COMMIT", "DIRTY", "SWIFT_VERSION", "FLAGS_SCALAR", "FLAGS_AVX2", "FLAGS_AVX512",
        ]
        .map { "-DRELUBENCH_\($0)=\"\"" }
        let found = try await Self.output(
          of: try #require(ProgramOnPath.cCompiler),
          flags + stamps + [
            "-I\(sources)/include", "\(sources)/CBuildInfo.c", folder.path("main.c"),
          ], in: folder)
        #expect(found == expected + "\n")
      }
    #endif
  }

  /// What a program prints that a compiler made.
  private static func output(
    of compiler: String, _ arguments: [String], in folder: ScratchFolder
  ) async throws -> String {
    let made = try await Command(
      compiler, arguments + ["-o", folder.path("program")], in: folder.path
    ).run()
    #expect(made.ending == .exited(0), "\(made.errors)")
    return try await Command(folder.path("program"), [], in: folder.path).run().output
  }

  @Test("this program knows of itself what its configuration says")
  func own() throws {
    let build = BuildFacts.current
    let observed = try #require(build.observed)
    #expect((observed.swift == .unoptimized) == (build.configuration == .debug))
    #expect(observed.linkage != nil && observed.c != nil)
  }
}
