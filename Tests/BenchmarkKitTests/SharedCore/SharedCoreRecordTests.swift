// What of shared cores goes into records and comes back from them.

import BenchmarkKit
import SystemPackage
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct SharedCoreRecordTests {
  /// Twelve samples of 100 to 111 beside a clear core, and six of 200 beside a shared one.
  private static let figures = BenchmarkFigures(
    batch: 1, samples: (0..<12).map { 100 + Double($0) } + Array(repeating: 200, count: 6),
    sharedCore: Array(repeating: 1.021, count: 12) + Array(repeating: 1.6, count: 6), rounds: 18,
    median: 105.5, medianOfAll: 108.5, interval: .init(low: 102, high: 109), mad: 3, minimum: 100,
    p95: 110.45)

  private static func record(_ figures: BenchmarkFigures) -> Record {
    var record = Example.record
    record.benchmarks = [
      BenchmarkRecord(identity: Example.identity(), outcome: .ok(figures))
    ]
    return record
  }

  private func read(_ record: Record) throws -> Record {
    try TemporaryFolder.with { folder in
      let path = folder.appending("record.json")
      try Data(record.json()).write(to: URL(filePath: path.string))
      return try Record.read(from: path)
    }
  }

  @Test func everySampleAndItsSlowdownComeBack() throws {
    let record = Self.record(Self.figures)
    #expect(try read(record) == record)
    #expect(Self.figures.sharedShare == 6.0 / 18)
    #expect(Self.figures.isSharedWorthAWord)
  }

  /// What lies between is no neighbour for sure, and not clear.
  @Test func hardlySlowerCoreIsNeitherSharedNorClear() throws {
    var figures = Self.figures
    figures.sharedCore = figures.sharedCore?.map { $0 == 1.6 ? 1.05 : $0 }
    #expect(figures.sharedShare == 0)
    #expect(!figures.isSharedWorthAWord)
    #expect(figures.series.estimating.count == 12)
  }

  /// Records of before it name no limit: there all is clear that is not shared.
  @Test func limitOfOlderRecordsStays() throws {
    var figures = Self.figures
    figures.clearBelow = 1.1
    figures.sharedCore?[0] = 1.09
    let text = String(decoding: try Self.record(figures).json(), as: UTF8.self)
    let old = text.replacing(#/"clearBelow" ?: ?1\.1,/#, with: "")
    #expect(old != text)
    try TemporaryFolder.with { folder in
      let path = folder.appending("record.json")
      try Data(old.utf8).write(to: URL(filePath: path.string))
      #expect(try Record.read(from: path) == Self.record(figures))
    }
  }

  /// A median that is not of the samples that the probe chose is refused, as is a slowdown too few.
  @Test func figuresThatDoNotFitAreRefused() throws {
    var changes: [(String, (inout BenchmarkFigures) -> Void)] = []
    changes.append(("median", { $0.median = 108.5 }))
    changes.append(("medianOfAll", { $0.medianOfAll = 105.5 }))
    changes.append(("medianOfAll", { $0.medianOfAll = nil }))
    changes.append(("sharedCore", { $0.sharedCore?.removeLast() }))
    changes.append(("sharedCore", { $0.sharedCore?[0] = 0.5 }))
    changes.append(("clearBelow", { $0.clearBelow = 1 }))
    // Then the first twelve are as slow as the others.
    changes.append(("median", { $0.clearBelow = 1.02 }))
    for (field, change) in changes {
      var figures = Self.figures
      change(&figures)
      let error = #expect(throws: RecordError.self) { try read(Self.record(figures)) }
      #expect("\(try #require(error))".contains("benchmarks[0].\(field)"), "\(field)")
    }
  }

  /// Two benchmarks of a group, of which one met the neighbour: their ratio is that of clear rounds.
  @Test func comparisonsAreOfClearRounds() throws {
    var other = Self.figures
    other.samples = Self.figures.samples.map { $0 < 150 ? $0 : 400 }
    var record = Self.record(Self.figures)
    record.benchmarks.append(
      BenchmarkRecord(identity: Example.identity("relu/simd16/avx2"), outcome: .ok(other)))
    for index in record.benchmarks.indices { record.benchmarks[index].group = 1 }
    let ratio = try #require(
      TimeRatio(baseline: record.benchmarks[0], candidate: record.benchmarks[1], isSameRun: true))
    #expect(ratio.ratio == 1 && ratio.pairs == 12)
    #expect(ratio.interval?.high == 1)
  }
}
