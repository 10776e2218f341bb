// The environment as it is recorded: what the probe finds, and what only this program knows.

import BenchmarkKit
import BenchmarkSuites
import Foundation
import JemallocMemory
import ReLUKernels

/// The machine this process runs on.
enum ThisMachine {
  /// Its environment.
  ///
  /// - Parameters:
  ///   - clock: What was measured of the clock.
  ///   - sharedCores: Which CPUs were found to be threads of one core; nil to find out.
  /// - Returns: The environment as a record holds it.
  /// - Throws: `SplitInterfaceError` where the allocator is made of several, and `MallctlError`
  ///   where it does not answer.
  static func environment(
    clock: ClockCharacter, sharedCores: SharedCoreReading? = SharedCoreProbe.found
  ) throws -> Environment {
    try JemallocInterface.check()
    let variables = ProcessInfo.processInfo.environment
    let foreign = JemallocInterface.foreignMallocs
    let options = try JemallocOptions.inForce()
    var environment = EnvironmentProbe().environment(
      instructionSets: InstructionSet.compiled.filter { $0.availability == .available }
        .map(\.rawValue),
      allocator: AllocatorFacts(
        name: "jemalloc", version: try JemallocAllocator.version(),
        options: Dictionary(uniqueKeysWithValues: options.map { ($0.name, $0.value) }),
        configuration: variables["MALLOC_CONF"],
        linkage: JemallocInterface.isStatic ? .static : .dynamic,
        servesMalloc: try? JemallocAllocator.servesMalloc(),
        foreignMallocs: foreign.isEmpty ? nil : foreign, statistics: statistics),
      clock: ClockFacts(
        resolutionNanoseconds: Double(clock.resolution), overheadNanoseconds: clock.overhead),
      profile: profile, variables: variables, floatingPointMode: StartMode.traits)
    if let cores = sharedCores?.cores, !cores.isEmpty { environment.cpu.sharedCores = cores }
    return environment
  }

  /// What `auto` goes by in this process.
  private static var profile: ProfileFacts {
    switch AutoProfile.shared {
    case .none: ProfileFacts(.none)
    case .applied(let path, _): ProfileFacts(.applied, path: path)
    case .ignored(let path, let error): ProfileFacts(.ignored, path: path, reason: "\(error)")
    }
  }

  /// What the allocator holds now; nil where jemalloc was built without statistics.
  private static var statistics: AllocatorFacts.Statistics? {
    guard let found = try? JemallocStatistics.current() else { return nil }
    return AllocatorFacts.Statistics(
      allocatedBytes: found.allocated, activeBytes: found.active, residentBytes: found.resident)
  }
}
