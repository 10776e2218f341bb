// Suite calls: what it measures, and what it refuses.

import BenchmarkKit
import BenchmarkSuites
import PublicCalls
import ReLUKernels
import Testing

@Suite struct CallsSuiteTests {
  private static func groups(
    _ change: (inout Selection) throws -> Void = { _ in }
  ) throws -> [BenchmarkGroup] {
    try Suite.named("calls").groups(in: TestCatalog.context(change))
  }

  @Test func everyFunctionInEveryFormBesideItsLoop() throws {
    let groups = try Self.groups()
    // An operation of each kind, out of place and in place, four sizes; one would shrink its numbers.
    #expect(groups.count == (6 * 2 - 1) * 4)
    for group in groups {
      let workload = try #require(group.workloads.first)
      #expect(group.workloads.count == 1)
      #expect(group.ceilings.isEmpty)
      let ids = group.specs.map(\.kernel.id)
      let operation = workload.operation.rawValue
      let inPlace = workload.placement.output == .inPlace
      let loop = FrontDoor.plan(workload.operation, inPlace: inPlace, threadLimit: 1)
        .choice(for: workload.elements)
      #expect(ids.suffix(2) == ["\(operation)/call", "\(operation)/call-pointers"])
      #expect(ids.contains("\(operation)/\(loop)"))
      #expect(ids.contains("\(operation)/autovectorized/baseline"))
      #expect(group.specs.allSatisfy { $0.threads == 1 && $0.skipReason == nil })
      for spec in group.specs {
        let identity = BenchmarkIdentity(spec, suite: "calls")
        let isCall = CallForm(rawValue: spec.kernel.variant) != nil
        #expect(identity.origin == (isCall ? .publicFunction : nil))
      }
    }
  }

  /// The loop beside a call is the one for outputs that lie as the workload's do.
  @Test(arguments: [4, 16, 32])
  func loopIsThatOfThePlacement(alignment: Int) throws {
    let context = try TestCatalog.context(kernels: BenchmarkCatalog.all.map(\.identity)) {
      $0.alignment = alignment
      $0.elements = try ElementCounts(parsing: "64,4Ki")
      $0.operations = [.relu]
    }
    let groups = try Suite.named("calls").groups(in: context)
    #expect(groups.count == 4)
    for group in groups {
      let aligns = alignment < 32 && group.workloads[0].elements == 4096
      #expect(
        group.specs.contains { $0.kernel.variant == "unrolled-simd8" } == aligns,
        "\(group.specs.map(\.kernel.id))")
    }
  }

  /// A slope that leaves the numbers as they are: a smaller one would shrink them to zero.
  @Test func leakyFunctionsInPlaceAreMeasuredWithSlopeOne() throws {
    for workload in try Self.groups().flatMap(\.workloads) where workload.operation.usesSlope {
      let isInPlace = workload.placement.output == .inPlace
      #expect(workload.slope == (isInPlace ? 1 : standardSlope))
    }
    let chosen = try Self.groups {
      $0.slope = 0.5
      $0.output = .inPlace
      $0.operations = [.leakyReLU]
    }.flatMap(\.specs)
    #expect(!chosen.isEmpty && chosen.allSatisfy { $0.skipReason != nil })
  }

  @Test func sizesAndPlacesCanBeChosen() throws {
    let groups = try Self.groups {
      $0.elements = try ElementCounts(parsing: "64")
      $0.output = .reused
      $0.operations = [.relu]
    }
    #expect(groups.count == 1 && groups[0].workloads[0].elements == 64)
  }

  @Test func whatWouldLeaveNothingBesideACallIsRefused() {
    let threads = #expect(throws: OptionError.self) {
      try Self.groups { $0.threads = try ThreadCounts(parsing: "2") }
    }
    #expect("\(threads, default: "")".hasPrefix("--threads does not apply to suite calls: "))
    let isa = #expect(throws: OptionError.self) {
      try Self.groups { $0.instructionSetCap = .baseline }
    }
    #expect("\(isa, default: "")".hasPrefix("--isa does not apply to suite calls: "))
    let kernel = #expect(throws: OptionError.self) {
      try Self.groups { $0.kernels = try GlobFilter(parsing: ["relu/simd8/*"]) }
    }
    #expect("\(kernel, default: "")".hasPrefix("--kernel does not apply to suite calls: "))
  }
}
