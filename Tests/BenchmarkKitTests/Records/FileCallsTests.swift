// The real file calls report what the system refused. Swallowed, a record that never reached the
// disk would count as kept.

import BenchmarkKit
import SystemPackage
import Testing

@Suite struct FileCallsTests {
  private let calls = FileCalls.system

  @Test func renameAndRemoveReportAMissingFile() throws {
    try TemporaryFolder.with { folder throws in
      let missing = folder.appending("missing")
      #expect(throws: Errno.noSuchFileOrDirectory) {
        try calls.rename(missing, folder.appending("new"))
      }
      #expect(throws: Errno.noSuchFileOrDirectory) { try calls.remove(missing) }
    }
  }

  @Test func flushReportsADescriptorThatIsNotOpen() {
    #expect(throws: Errno.badFileDescriptor) { try calls.flush(FileDescriptor(rawValue: -1)) }
  }
}
