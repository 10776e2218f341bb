// The worker's side of a duel: offers benchmarks, makes them ready, takes samples.

import BenchmarkKit
import BenchmarkSuites
import JemallocMemory
import ReLUKernels

/// Answers the referee's requests until its input ends.
struct DuelWorker {
  private let specs: [(spec: BenchmarkSpec, group: Int)]
  private let suite: String
  private let seed: UInt64
  /// The core is the referee's to look at.
  private let engine = Engine(
    time: MonotonicTimeSource(), instruments: Instruments(pauses: .system()))
  private let plan: MeasurementPlan
  /// All cores of this process, for benchmarks on several threads.
  private let cores = ThreadAffinity.current

  /// The memory it shares with the other side; nil for memory of its own.
  private let region: SharedRegion?

  /// A worker for the groups of a plan; nothing is allocated yet.
  init(_ plan: RunPlan, clock: ClockCharacter, region: SharedRegion?) {
    self.region = region
    suite = plan.suite.name
    seed = plan.seed
    self.plan = MeasurementPlan(
      minimumSampleDuration: MeasurementPlan.minimumSampleDuration(for: clock))
    specs = plan.groups.enumerated().flatMap { index, group in
      group.specs.filter { $0.skipReason == nil }.map { ($0, index) }
    }
  }

  /// What it says first.
  var hello: DuelHello {
    DuelHello(
      build: .current,
      benchmarks: specs.map {
        DuelHello.Offer(identity: BenchmarkIdentity($0.spec, suite: suite), group: $0.group)
      })
  }

  /// Reads requests and answers each with a line.
  ///
  /// Whatever is made ready together gets chance places on stack and heap of its own.
  ///
  /// - Throws: `DuelWorkerError` for what is no request, and `GroupError` where memory fails.
  func serve(next: () -> String?, answer: (String) -> Void) throws {
    var line = next()
    while let request = line {
      guard case .prepare(let benchmarks) = DuelRequest(request) else {
        throw DuelWorkerError(request: request)
      }
      line = try ShakenMemory.run { try play(benchmarks, next: next, answer: answer) }
    }
  }

  /// Makes benchmarks ready and takes the samples that are asked for.
  ///
  /// - Returns: The request to make others ready; nil at the end.
  private func play(
    _ benchmarks: [Int], next: () -> String?, answer: (String) -> Void
  ) throws -> String? {
    region?.reset()
    var contenders: [Int: Contender] = [:]
    answer(try DuelLine.text(try prepare(benchmarks, into: &contenders)))
    var pinned: Int?
    defer { if pinned != nil { ThreadAffinity.restrict(to: cores) } }
    while let line = next() {
      let request = DuelRequest(line)
      switch request {
      case .prepare: return line
      case .sample(let benchmark, let batch, let core):
        guard let contender = contenders[benchmark], batch >= 1 else {
          throw DuelWorkerError(request: line)
        }
        if core != pinned {
          // Whether the system did so the referee sees for itself.
          ThreadAffinity.restrict(to: core.map { [$0] } ?? cores)
          pinned = core
        }
        answer("\(engine.sample(of: contender, batch: batch))")
      case nil:
        throw DuelWorkerError(request: line)
      }
    }
    return nil
  }
}

extension DuelWorker {
  private func prepare(
    _ benchmarks: [Int], into contenders: inout [Int: Contender]
  ) throws -> DuelPreparation {
    guard benchmarks.allSatisfy(specs.indices.contains) else {
      throw DuelWorkerError(request: DuelRequest.prepare(benchmarks).line)
    }
    let group = BenchmarkGroup(title: "duel", specs: benchmarks.map { specs[$0].spec })
    guard let prepared = try PreparedGroup(group, seed: seed, region: region) else {
      return DuelPreparation(prepared: [])
    }
    return DuelPreparation(
      prepared: benchmarks.map { benchmark in
        let spec = specs[benchmark].spec
        guard let entry = prepared.entries.first(where: { $0.spec == spec }) else {
          let record = BenchmarkRecord(
            identity: BenchmarkIdentity(spec, suite: suite),
            outcome: prepared.outcomes[spec] ?? .invalid(reason: "it was not prepared"))
          return .failed(record.status, record.reason ?? "")
        }
        contenders[benchmark] = entry.contender
        guard let batch = engine.batch(for: entry.contender, plan: plan) else {
          return .failed(.invalid, "even the largest batch is too short for the clock")
        }
        return .ready(batch: batch)
      })
  }
}

/// A request that this worker did not understand.
struct DuelWorkerError: Error, CustomStringConvertible {
  let request: String

  var description: String { "no request of a duel: '\(request)'" }
}
