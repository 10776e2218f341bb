// Which worker does which part, on cores that are made up.

import ReLUKernels
import Testing

@Suite struct PoolPlacementTests {
  private static let cores = [2, 3, 5, 7]

  private static func placement(
    threads: Int, cores: [Int] = cores, coreCount: Int? = nil
  ) -> PoolPlacement {
    var placement = PoolPlacement(cores: cores, coreCount: coreCount ?? cores.count)
    placement.begin(threads: threads)
    return placement
  }

  /// Who does each part of a call, nil for the caller, when its thread is on `core`.
  private static func workers(
    _ placement: PoolPlacement, threads: Int, core: Int
  ) -> [Int?] {
    let share = placement.share(threads: threads, core: core)
    return (0..<threads).map { $0 == share.callersPart ? nil : share.worker(ofPart: $0) }
  }

  @Test func onAllCoresAPartGoesByItsCoreWhereverTheCallerRuns() {
    let placement = Self.placement(threads: 4)
    #expect(placement.isPinned)
    for (rank, core) in Self.cores.enumerated() {
      let workers = Self.workers(placement, threads: 4, core: core)
      for (part, worker) in workers.enumerated() {
        #expect(worker == (part == rank ? nil : part))
        #expect(worker.map { placement.cores(ofWorker: $0) } ?? [core] == [Self.cores[part]])
      }
    }
  }

  @Test func onFewerWorkersRunAnywhereAndEachHasTheSamePart() {
    for threads in 2...3 {
      let placement = Self.placement(threads: threads)
      #expect(!placement.isPinned)
      for core in Self.cores + [9] {
        #expect(
          Self.workers(placement, threads: threads, core: core) == [nil]
            + (0..<(threads - 1)).map { $0 })
      }
      for worker in 0..<threads { #expect(placement.cores(ofWorker: worker) == Self.cores) }
    }
  }

  /// No worker is started that no call needs.
  @Test(arguments: [(2, 1), (3, 2), (4, 4), (9, 9)])
  func workersNeeded(_ threads: Int, _ workers: Int) {
    #expect(Self.placement(threads: threads).workers(threads: threads) == workers)
  }

  @Test func quotaBelowTheCoresPinsNobody() {
    #expect(!Self.placement(threads: 2, coreCount: 2).isPinned)
  }

  @Test func oneCoreOrNoneToChooseFromPinsNobody() {
    #expect(!Self.placement(threads: 3, cores: [4]).isPinned)
    let unknown = Self.placement(threads: 3, cores: [], coreCount: 2)
    #expect(!unknown.isPinned && unknown.cores(ofWorker: 1) == [])
  }

  @Test func moreThreadsThanCoresShareThemEvenly() {
    let placement = Self.placement(threads: 6)
    #expect((0..<6).map { placement.cores(ofWorker: $0)[0] } == [2, 3, 5, 7, 2, 3])
    #expect(Self.workers(placement, threads: 6, core: 5) == [0, 1, nil, 3, 4, 5])
    #expect(Self.workers(placement, threads: 6, core: 9) == [0, 1, 2, 3, 4, nil])
  }

  /// To go back and forth costs a call to the system for each worker.
  @Test func workersStayOnTheirCoresFromOneLookToTheNext() {
    var placement = Self.placement(threads: 4)
    func look(_ cores: [Int] = Self.cores) { placement.look(cores: cores, coreCount: cores.count) }
    placement.begin(threads: 2)
    #expect(placement.isPinned)
    #expect(Self.workers(placement, threads: 2, core: 7) == [0, nil])
    look()
    placement.begin(threads: 2)
    #expect(placement.isPinned, "since the last look one call was on all cores")
    look()
    placement.begin(threads: 2)
    #expect(!placement.isPinned)
    placement.begin(threads: 4)
    #expect(placement.isPinned)
    look([2, 3, 5, 7, 8])
    placement.begin(threads: 4)
    #expect(!placement.isPinned, "there are more cores now")
  }

  @Test func withoutAThreadForEveryCoreNobodyIsPinned() {
    var placement = Self.placement(threads: 4)
    placement.begin(threads: 4, mayPin: false)
    #expect(!placement.isPinned)
    #expect(placement.workers(threads: 4) == 3)
  }
}
