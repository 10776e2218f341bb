// Duels where the system refuses memory to share, or a core to stay on.

import TestSupport
import Testing

@Suite struct RefusedConditionsTests {
  /// Occupies every address that a duel draws, before the program starts.
  private static let squatter = """
    #include <sys/mman.h>
    __attribute__((constructor)) static void squat(void) {
      for (unsigned long address = 0x1fff00000000; address < 0x200200000000; address += 1ul << 28)
        mmap((void *)address, 1ul << 28, PROT_NONE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | 0x100000, -1, 0);
    }
    """
  /// Lets nobody choose a core.
  private static let unpinnable = """
    #include <errno.h>
    #include <sched.h>
    int sched_setaffinity(pid_t pid, size_t size, const cpu_set_t *set) {
      errno = EPERM;
      return -1;
    }
    """

  /// The executable behind a script that preloads a library; OLD or NEW of a duel.
  private static func preloading(
    _ library: String, in folder: ScratchFolder
  ) async throws -> String {
    try await folder.script(
      "preloading",
      "LD_PRELOAD='\(library)' exec '\(BuiltExecutable.path("relubench"))' \"$@\"")
  }

  private static func pairs(_ json: JSONValue) throws -> [JSONValue] {
    try #require(json["benchmarks"]).elements.flatMap { $0["pairs"]?.elements ?? [] }
  }

  private static func expectOwnMemory(
    _ run: FinishedCommand, because reason: String, in folder: ScratchFolder
  ) throws {
    #expect(run.ending == .exited(0), "\(run.errors)")
    #expect(run.errors.contains("warning: the sides did not share memory"), "\(run.errors)")
    #expect(run.errors.contains(reason), "\(run.errors)")
    let json = try folder.json("d.json")
    let pairs = try pairs(json)
    #expect(pairs.count == 2)
    for pair in pairs {
      let why = try #require(pair["conditions"]?["ownMemory"]?.text)
      #expect(why.contains(reason), "\(why)")
    }
    #expect(json["conditions"]?["pairs"] == .number(2))
    #expect(json["conditions"]?["ownMemory"]?["pairs"] == .number(2))
    #expect(run.output.contains("In 2 of 2 process pairs the sides did not share memory"))
  }

  @Test(.enabled(if: Platform.hasProc, "memory without a name is Linux's"))
  func unlimitedSidesShareMemoryAndSayNothing() async throws {
    try await ScratchFolder.with { folder in
      let real = try BuiltExecutable.path("relubench")
      let run = try await Command.relubench(
        ShortDuel.duel(real, real) + ["-o", "d.json"], in: folder
      ).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(!run.errors.contains("share memory"), "\(run.errors)")
      for pair in try Self.pairs(try folder.json("d.json")) {
        #expect(pair["conditions"]?["ownMemory"] == nil, "\(pair)")
      }
    }
  }

  /// A machine whose memory is larger than the address space of a process.
  ///
  /// Of so many GB enough is left to share; of less each side has its own.
  @Test(
    .enabled(if: Platform.limitsAddressSpace, "needs a limit of address space, which is Linux's"),
    arguments: ["duel", "gate"])
  func limitedAddressSpaceStillShares(_ verb: String) async throws {
    try await ScratchFolder.with { folder in
      let real = try BuiltExecutable.path("relubench")
      let arguments =
        (verb == "duel" ? ShortDuel.duel(real, real) : ShortDuel.gate(real, real))
        + ["-o", "d.json"]
      let run = try await Command.relubench(arguments, in: folder)
        .under(script: #"ulimit -v 4000000; exec "$@""#).run()
      // Beside other tests a gate may come to no verdict within its budget; it has shared all the same.
      let endings: [CommandEnding] = verb == "gate" ? [.exited(0), .exited(5)] : [.exited(0)]
      #expect(endings.contains(run.ending), "\(run.errors)")
      #expect(!run.errors.contains("share memory"), "\(run.errors)")
      let conditions = try #require(try folder.json("d.json")["conditions"])
      #expect(conditions["ownMemory"] == nil)
    }
  }

  @Test(
    .enabled(if: Platform.limitsAddressSpace, "needs a limit of address space, which is Linux's"))
  func scarceAddressSpaceIsNotShared() async throws {
    try await ScratchFolder.with { folder in
      let real = try BuiltExecutable.path("relubench")
      // The arrays fit, twice over they do not.
      let run = try await Command.relubench(
        [
          "duel", real, real, "--pairs", "2", "--budget", "1", "--kernel", "relu/simd16/baseline",
          "--elements", "64Mi", "-o", "d.json",
        ], in: folder
      ).under(script: #"ulimit -v 2200000; exec "$@""#).run()
      try Self.expectOwnMemory(run, because: "can be shared, and the arrays take", in: folder)
    }
  }

  /// Only one of the workers is short of address space, and the referee cannot know.
  @Test(
    .enabled(if: Platform.limitsAddressSpace, "needs a limit of address space, which is Linux's"),
    arguments: [true, false])
  func oneSideThatCannotMapIsEnough(_ isOld: Bool) async throws {
    try await ScratchFolder.with { folder in
      let real = try BuiltExecutable.path("relubench")
      let limited = try await folder.script(
        "limited", "ulimit -v 1500000; exec '\(real)' \"$@\"")
      let (old, new) = isOld ? (limited, real) : (real, limited)
      let run = try await Command.relubench(
        ShortDuel.duel(old, new) + ["-o", "d.json"], in: folder
      ).run()
      try Self.expectOwnMemory(run, because: isOld ? "OLD cannot" : "NEW cannot", in: folder)
      #expect(run.errors.contains("Cannot allocate memory"), "\(run.errors)")
    }
  }

  @Test(
    .enabled(if: PreloadedLibrary.isPossible, "needs a C compiler and LD_PRELOAD"),
    arguments: [true, false])
  func occupiedAddressIsNotShared(_ isOld: Bool) async throws {
    try await ScratchFolder.with { folder in
      let real = try BuiltExecutable.path("relubench")
      let squatting = try await Self.preloading(
        try await PreloadedLibrary.path("squatter", Self.squatter, in: folder), in: folder)
      let (old, new) = isOld ? (squatting, real) : (real, squatting)
      let run = try await Command.relubench(
        ShortDuel.duel(old, new) + ["-o", "d.json"], in: folder
      ).run()
      try Self.expectOwnMemory(run, because: "Address already in use", in: folder)
    }
  }

  @Test(.enabled("needs unshare(1) with user namespaces") { await Platform.canMount })
  func withoutProcNothingIsShared() async throws {
    try await ScratchFolder.with { folder in
      let real = try BuiltExecutable.path("relubench")
      let run = try await Command.relubench(
        ShortDuel.duel(real, real) + ["-o", "d.json"], in: folder
      ).withoutProc().run()
      try Self.expectOwnMemory(run, because: "No such file or directory", in: folder)
    }
  }

  /// Workers without a /proc, and those that see another one.
  @Test(
    .enabled("needs unshare(1) with user namespaces") { await Platform.canMount },
    arguments: [
      #"unshare -rm sh -c 'mount -t tmpfs tmpfs /proc; exec "$@"' sh"#,
      "unshare -rmpf --mount-proc",
    ])
  func workerThatDoesNotSeeTheMemorySharesNothing(_ elsewhere: String) async throws {
    try await ScratchFolder.with { folder in
      let real = try BuiltExecutable.path("relubench")
      let elsewhere = try await folder.script("elsewhere", "exec \(elsewhere) '\(real)' \"$@\"")
      let run = try await Command.relubench(
        ShortDuel.duel(real, elsewhere) + ["-o", "d.json"], in: folder
      ).run()
      try Self.expectOwnMemory(run, because: "NEW cannot", in: folder)
    }
  }

  /// Seen from outside: the worker does not have to know that it is not where it should be.
  @Test(
    .enabled(if: PreloadedLibrary.isPossible, "needs a C compiler and LD_PRELOAD"),
    .enabled(if: Platform.coreCount > 1, "needs two cores to choose from"),
    arguments: [true, false])
  func refusedPinOfASideIsSaid(_ isOld: Bool) async throws {
    try await ScratchFolder.with { folder in
      let real = try BuiltExecutable.path("relubench")
      let loose = try await Self.preloading(
        try await PreloadedLibrary.path("unpinnable", Self.unpinnable, in: folder), in: folder)
      let (old, new) = isOld ? (loose, real) : (real, loose)
      let run = try await Command.relubench(
        ShortDuel.duel(old, new) + ["-o", "d.json"], in: folder
      ).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(run.errors.contains("warning: the sides were not kept on one core"), "\(run.errors)")
      for pair in try Self.pairs(try folder.json("d.json")) {
        let why = try #require(pair["conditions"]?["unpinned"]?.text)
        #expect(why.hasPrefix(isOld ? "OLD: " : "NEW: "), "\(why)")
      }
    }
  }

  @Test(
    .enabled(if: PreloadedLibrary.isPossible, "needs a C compiler and LD_PRELOAD"),
    .enabled(if: Platform.coreCount > 1, "needs two cores to choose from"))
  func pinThatIsRefusedToAllIsSaid() async throws {
    try await ScratchFolder.with { folder in
      let real = try BuiltExecutable.path("relubench")
      let environment = try await PreloadedLibrary.environment(
        "unpinnable", Self.unpinnable, in: folder)
      let run = try await Command.relubench(
        ShortDuel.gate(real, real) + ["-o", "g.json"], in: folder, environment: environment
      ).run()
      #expect(run.errors.contains("warning: the sides were not kept on one core"), "\(run.errors)")
      let conditions = try #require(try folder.json("g.json")["conditions"])
      #expect(conditions["unpinned"]?["pairs"] == conditions["pairs"])
      #expect(run.output.contains("process pairs the sides were not kept on one core"))
    }
  }
}
