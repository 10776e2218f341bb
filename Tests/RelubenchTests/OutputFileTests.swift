// A record that cannot be written: the message names path and reason, and nothing is lost.

import BenchmarkKit
import JemallocMemory
import TestSupport
import Testing

@Suite struct OutputFileTests {
  @Test func existingFileIsNotTouched() async throws {
    try await ScratchFolder.with { folder in
      try folder.write("precious", to: "r.json")
      let run = try await Command.relubench(Short.run + ["-o", "r.json"], in: folder).run()
      #expect(run.ending == .exited(1))
      #expect(run.errors.contains("'r.json' exists already"))
      #expect(folder.text("r.json") == "precious")
      #expect(try folder.names() == ["r.json"])
    }
  }

  @Test func existingFolderIsNotTouched() async throws {
    try await ScratchFolder.with { folder in
      try folder.makeFolder("r.json")
      let run = try await Command.relubench(Short.run + ["-o", "r.json"], in: folder).run()
      #expect(run.ending == .exited(1))
      #expect(run.errors.contains("'r.json' exists already"))
      #expect(try folder.names() == ["r.json"])
    }
  }

  @Test func missingFolderIsNamed() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(Short.run + ["-o", "no/r.json"], in: folder).run()
      #expect(run.ending == .exited(1))
      #expect(run.errors.contains("cannot create 'no/r.json': the folder 'no' does not exist"))
      #expect(try folder.names() == [])
    }
  }

  @Test func fileInPlaceOfAFolderIsNamed() async throws {
    try await ScratchFolder.with { folder in
      try folder.write("precious", to: "no")
      let run = try await Command.relubench(Short.run + ["-o", "no/r.json"], in: folder).run()
      #expect(run.ending == .exited(1))
      #expect(run.errors.contains("cannot write 'no/r.json': Not a directory"))
      #expect(folder.text("no") == "precious")
    }
  }

  /// Not even root may create files there.
  @Test(.enabled(if: Platform.hasProc, "needs a /proc, which is Linux's"))
  func folderThatTakesNoFilesIsNamed() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(Short.run + ["-o", "/proc/r.json"], in: folder).run()
      #expect(run.ending == .exited(1))
      #expect(run.errors.contains("cannot write '/proc/r.json': "))
    }
  }

  @Test(.enabled("needs unshare(1) with user namespaces") { await Platform.canMount })
  func readOnlyFileSystemIsNamed() async throws {
    try await ScratchFolder.with { folder in
      try folder.makeFolder("disk")
      let run = try await Command.relubench(Short.run + ["-o", "disk/r.json"], in: folder)
        .mounted(options: "ro", at: "disk").run()
      #expect(run.ending == .exited(1))
      #expect(run.errors.contains("cannot write 'disk/r.json': Read-only file system"))
    }
  }

  /// No room for the name, and room for the name but not for what is renamed to it.
  @Test(
    .enabled("needs unshare(1) with user namespaces") { await Platform.canMount },
    arguments: ["nr_inodes=1", "nr_inodes=2"])
  func diskFullFromTheStart(_ options: String) async throws {
    try await ScratchFolder.with { folder in
      try folder.makeFolder("disk")
      let run = try await Command.relubench(Short.run + ["-o", "disk/r.json"], in: folder)
        .mounted(options: options, at: "disk").run()
      #expect(run.ending == .exited(1))
      #expect(run.errors.contains("no room to write 'disk/r.json': No space left on device"))
      #expect(run.output == "", "nothing was measured")
      #expect(try folder.names() == ["disk"], "what is copied out of the mount is no record")
    }
  }

  @Test(.enabled("needs unshare(1) with user namespaces") { await Platform.canMount })
  func diskFullLaterOnKeepsWhatWasFinished() async throws {
    try await ScratchFolder.with { folder in
      try folder.makeFolder("disk")
      let run = try await Command.relubench(Self.growing + ["-o", "disk/r.json"], in: folder)
        .mounted(options: "size=128k", at: "disk").run()
      #expect(run.ending == .exited(1))
      #expect(run.errors.contains("no room to write 'disk/r.json': No space left on device"))
      try Self.expectFinishedBenchmarks(in: "kept.json", of: folder)
    }
  }

  /// The other way a file stops growing, and the one every platform has.
  @Test func fileSizeLimitKeepsWhatWasFinished() async throws {
    try await ScratchFolder.with { folder in
      // 64 KiB, or 128 where the shell counts in KiB.
      let run = try await Command.relubench(Self.growing + ["-o", "r.json"], in: folder)
        .under(script: #"ulimit -f 128; exec "$@""#).run()
      #expect(run.ending == .exited(1))
      #expect(run.errors.contains("no room to write 'r.json': File too large"))
      try Self.expectFinishedBenchmarks(in: "r.json", of: folder)
      #expect(try folder.names() == ["r.json"], "no temporary is left")
    }
  }

  /// Memory that runs out after the first group, where the limit is not known in advance.
  @Test(
    .enabled(if: Platform.limitsAddressSpace, "needs a limit of address space, which is Linux's"),
    // With less the plan is refused before anything is measured; that is another test's matter.
    .enabled(if: MemoryLimit.bytes > 4 << 30, "needs a machine with more than 4 GiB"))
  func memoryExhaustedKeepsWhatWasFinished() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        [
          "--suite", "sizes", "--kernel", "relu/simd16/baseline", "--threads", "1", "--elements",
          "64,256Mi", "--budget", "0.2", "-o", "r.json",
        ], in: folder
      ).under(script: #"ulimit -v 1500000; exec "$@""#).run()
      #expect(run.ending == .exited(1), "\(run.errors)")
      #expect(run.errors.contains("GiB"), "\(run.errors)")
      #expect(try folder.violations(in: "r.json") == [])
      let record = try folder.record("r.json")
      #expect(record.command.state == .interrupted)
      #expect(record.benchmarks.contains { $0.status == .ok && $0.identity.elements == 64 })
      #expect(run.output.contains("simd16/baseline"))
    }
  }

  /// A run whose record grows past every limit of these tests.
  private static let growing = [
    "--suite", "sizes", "--elements", "64..64Ki", "--threads", "1", "--budget", "4",
  ]

  private static func expectFinishedBenchmarks(in name: String, of folder: ScratchFolder) throws {
    #expect(try folder.violations(in: name) == [])
    let record = try folder.record(name)
    #expect(record.benchmarks.contains { $0.status == .ok })
  }
}
