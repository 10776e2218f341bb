// The figures of jemalloc move by what is allocated, and its options are what it was told.
import JemallocMemory
import Testing

extension JemallocTests {
  @Suite struct JemallocStatisticsTests {
    /// Far more than any other test holds at the same time.
    private static let bytes = 256 << 20

    @Test func figuresMoveByWhatIsAllocated() throws {
      let before = try JemallocStatistics.current()
      let buffer = try JemallocBuffer<UInt8>(zeroed: Self.bytes)
      let during = try JemallocStatistics.current()
      let reserved = buffer.reservedBytes
      _ = consume buffer
      let after = try JemallocStatistics.current()
      let slack = 64 << 20
      #expect(abs(during.allocated - before.allocated - reserved) < slack)
      #expect(during.active - before.active > reserved - slack)
      #expect(abs(after.allocated - before.allocated) < slack)
      #expect(during.mapped >= during.active)
      #expect(during.metadata > 0)
      #expect(during.resident > 0)
    }

    @Test func optionsInForceAreReported() throws {
      let options = try JemallocOptions.inForce()
      let names = options.map(\.name)
      #expect(names == names.sorted())
      for name in ["background_thread", "dirty_decay_ms", "narenas", "retain", "tcache", "thp"] {
        let option = try #require(options.first { $0.name == name })
        #expect(!option.value.isEmpty)
      }
      let narenas = try #require(options.first { $0.name == "narenas" })
      #expect(Int(narenas.value) == Int(try Mallctl.unsigned("opt.narenas")))
      let zero = try #require(options.first { $0.name == "zero" })
      #expect(["true", "false"].contains(zero.value))
    }

    @Test func unknownKeyIsNamedInTheError() throws {
      let error = #expect(throws: MallctlError.self) { try Mallctl.integer("stats.nonsense") }
      #expect(error?.key == "stats.nonsense")
      #expect(error?.isUnknownKey == true)
      #expect(error?.description.contains("\"stats.nonsense\": No such file or directory") == true)
    }

    @Test func wrongTypeIsAnErrorAndNotGarbage() {
      let error = #expect(throws: MallctlError.self) { try Mallctl.boolean("stats.allocated") }
      #expect(error?.isUnknownKey == false)
    }

    @Test func versionIsThatOfTheLibrary() throws {
      let version = try JemallocAllocator.version()
      let major = try #require(version.split(separator: ".").first.flatMap { Int($0) })
      #expect(major >= 5)
    }

    #if os(Linux)
      @Test func wholeProcessRunsOnJemalloc() throws {
        #expect(try JemallocAllocator.servesMalloc())
      }
    #endif
  }
}
