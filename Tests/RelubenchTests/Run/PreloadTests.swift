// Libraries in front of jemalloc: those that take a part of its interface are refused in words.

import BenchmarkKit
import TestSupport
import Testing

@Suite(.enabled(if: PreloadedLibrary.isPossible, "needs a C compiler and LD_PRELOAD"))
struct PreloadTests {
  /// A function of jemalloc's, as a library defines it that has no other.
  private static let parts = [
    "mallctl": """
    #include <stddef.h>
    int mallctl(const char *name, void *old, size_t *size, void *new, size_t count) { return 0; }
    """,
    "mallocx": """
    #include <stdlib.h>
    void *mallocx(size_t size, int flags) { return malloc(size); }
    """,
    "sdallocx": """
    #include <stdlib.h>
    void sdallocx(void *memory, size_t size, int flags) { free(memory); }
    """,
    "nallocx": """
    #include <stddef.h>
    size_t nallocx(size_t size, int flags) { return size; }
    """,
  ]

  private static let verbs = [
    Short.run + ["-o", "r.json"], ["doctor"], ["tune", "--budget", "1", "-o", "profile"],
    ["duel-worker"] + ShortDuel.one,
  ]

  @Test(arguments: ["mallctl", "mallocx", "sdallocx", "nallocx"], 0..<4)
  func partOfTheInterfaceIsRefusedInWords(_ function: String, _ verb: Int) async throws {
    // Every verb with the function that it would call first, and one verb with every function.
    guard verb == 0 || function == "mallctl" else { return }
    try await ScratchFolder.with { folder in
      let source = try #require(Self.parts[function])
      let environment = try await PreloadedLibrary.environment("part", source, in: folder)
      let run = try await Command.relubench(
        Self.verbs[verb], in: folder, environment: environment
      ).run()
      #expect(run.ending == .exited(1), "\(run.errors)")
      #expect(run.output == "")
      let errors = run.errors
      #expect(errors.contains("relubench: jemalloc's functions come from more than one library"))
      #expect(errors.contains("\(function) from '\(folder.path("libpart.so"))'"), "\(errors)")
      #expect(errors.contains("libjemalloc"), "\(errors)")
      #expect(errors.contains("LD_PRELOAD"), "\(errors)")
      #expect(!errors.lowercased().contains("backtrac") && !errors.contains("Fatal error"))
      #expect(!(try folder.names().contains { $0.hasSuffix(".json") || $0 == "profile" }))
    }
  }

  /// As profilers and leak checkers do.
  private static let throughTheRealOne = """
    #include <dlfcn.h>
    #include <stdlib.h>
    void *malloc(size_t size) {
      static void *(*real)(size_t);
      if (!real) real = dlsym(RTLD_NEXT, "malloc");
      return real(size);
    }
    void free(void *memory) {
      static void (*real)(void *);
      if (!real) real = dlsym(RTLD_NEXT, "free");
      real(memory);
    }
    """

  /// As another allocator does.
  private static let another = """
    #include <errno.h>
    #include <stddef.h>
    void *__libc_malloc(size_t); void __libc_free(void *); void *__libc_calloc(size_t, size_t);
    void *__libc_realloc(void *, size_t); void *__libc_memalign(size_t, size_t);
    void *malloc(size_t size) { return __libc_malloc(size); }
    void free(void *memory) { __libc_free(memory); }
    void *calloc(size_t count, size_t size) { return __libc_calloc(count, size); }
    void *realloc(void *memory, size_t size) { return __libc_realloc(memory, size); }
    void *memalign(size_t alignment, size_t size) { return __libc_memalign(alignment, size); }
    void *aligned_alloc(size_t alignment, size_t size) { return __libc_memalign(alignment, size); }
    int posix_memalign(void **memory, size_t alignment, size_t size) {
      *memory = __libc_memalign(alignment, size);
      return *memory ? 0 : ENOMEM;
    }
    size_t malloc_usable_size(void *memory) {
      // A chunk's size stands before it, with flags: bit 1 for one that was mapped alone.
      size_t size = memory ? ((size_t *)memory)[-1] : 0;
      return memory ? (size & ~7ul) - (size & 2 ? 16 : 8) : 0;
    }
    """

  @Test(arguments: [true, false])
  func mallocOfAnotherIsAllowedAndRecorded(_ isThroughTheRealOne: Bool) async throws {
    try await ScratchFolder.with { folder in
      let environment = try await PreloadedLibrary.environment(
        "other", isThroughTheRealOne ? Self.throughTheRealOne : Self.another, in: folder)
      let run = try await Command.relubench(
        Short.run + ["-o", "r.json"], in: folder, environment: environment
      ).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(try folder.violations(in: "r.json") == [])
      let allocator = try folder.record("r.json").environment.allocator
      #expect(allocator.name == "jemalloc")
      #expect(allocator.foreignMallocs == [folder.path("libother.so")])
      #expect(allocator.servesMalloc == isThroughTheRealOne)

      let doctor = try await Command.relubench(
        ["doctor", "--format", "json"], in: folder, environment: environment
      ).run()
      let findings = try #require(try JSONValue(json: doctor.output.utf8)["findings"]).elements
      let finding = try #require(findings.first { $0["subject"] == .string("malloc") })
      #expect(finding["title"]?.text?.contains("libother.so") == true, "\(finding)")
    }
  }

  @Test func withoutPreloadsMallocIsJemallocs() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(Short.run + ["-o", "r.json"], in: folder).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      let allocator = try folder.record("r.json").environment.allocator
      #expect(allocator.servesMalloc == true && allocator.foreignMallocs == nil)
      #expect(allocator.linkage == .dynamic)
    }
  }
}
