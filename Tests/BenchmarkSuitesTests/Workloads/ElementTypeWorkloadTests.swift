// Workloads on elements of other types than float32.

import BenchmarkSuites
import ReLUKernels
import Testing

@Suite struct ElementTypeWorkloadTests {
  private static func plan(
    _ suite: String = "sizes", _ change: (inout Selection) throws -> Void
  ) throws -> [BenchmarkGroup] {
    var selection = Selection()
    try change(&selection)
    return try Suite.all.first { $0.name == suite }?.groups(
      in: SuiteContext(
        cores: 2, kernels: BenchmarkCatalog.all.map(\.identity), bestInstructionSet: .avx2,
        selection: selection)) ?? []
  }

  private static func types(_ groups: [BenchmarkGroup]) -> Set<ElementType> {
    Set(groups.flatMap(\.specs).map(\.workload.elementType))
  }

  @Test func suitesAreOfFloat32UnlessSomebodyAsks() throws {
    #expect(Self.types(try Self.plan { _ in }) == [.float32])
    let asked = try Self.plan { $0.elementTypes = [.float16, .float64] }
    #expect(Self.types(asked) == [.float16, .float64])
    for spec in asked.flatMap(\.specs) {
      #expect(spec.kernel.elementType == spec.workload.elementType)
    }
  }

  @Test func patternsBringInTheirTypes() throws {
    let some = try Self.plan { $0.kernels = try GlobFilter(parsing: ["relu/bfloat16/simd*"]) }
    #expect(Self.types(some) == [.bfloat16])
    let all = try Self.plan { $0.kernels = try GlobFilter(parsing: ["relu/*"]) }
    #expect(Self.types(all) == [.float32])
  }

  @Test func typesThatPatternsLeaveOutAreAnError() {
    #expect(throws: OptionError.self) {
      try Self.plan {
        $0.elementTypes = [.float64]
        $0.kernels = try GlobFilter(parsing: ["relu/simd8/*"])
      }
    }
  }

  @Test(arguments: ElementType.allCases)
  func bytesAreTheTypes(type: ElementType) {
    let workload = Workload(operation: .reluGradient, elementType: type, elements: 1000)
    #expect(workload.trafficBytes == 3000 * type.byteCount)
    #expect(workload.title.contains(type.rawValue) == (type != .float32))
  }

  /// The unit of speed-ups is there for each type.
  @Test(arguments: ElementType.allCases)
  func everyGroupHasAUnit(type: ElementType) throws {
    for group in try Self.plan("sizes", { $0.elementTypes = [type] }) {
      #expect(group.specs.filter(\.isUnit).count == 1)
    }
  }

  /// Their functions, stages and other libraries are of float32.
  @Test(arguments: ["calls", "pool", "peers"])
  func suitesOfFloat32Refuse(suite: String) {
    #expect(throws: OptionError.self) { try Self.plan(suite) { $0.elementTypes = [.float16] } }
  }

  @Test(arguments: ["sizes", "networks", "activations"], [true, false])
  func elementsLieAtMultiplesOfTheirBytes(suite: String, isAlignment: Bool) throws {
    func plan(_ type: ElementType, _ bytes: Int) throws -> [BenchmarkGroup] {
      try Self.plan(suite) {
        $0.elementTypes = [type]
        if isAlignment { $0.alignment = bytes } else { $0.sourceDestinationDistance = bytes }
      }
    }
    #expect(throws: OptionError.self) { try plan(.float64, 4) }
    #expect(try !plan(.float64, 8).isEmpty && !plan(.float16, 4).isEmpty)
  }

  /// They move four bytes at a time.
  @Test(arguments: ElementType.allCases)
  func oddHalvesHaveNoCeiling(type: ElementType) throws {
    for (count, isEven) in [(1001, false), (1000, true)] {
      let groups = try Self.plan {
        $0.elementTypes = [type]
        $0.elements = try ElementCounts(parsing: "\(count)")
      }
      #expect(groups.allSatisfy { $0.ceilings.isEmpty == (type.byteCount == 2 && !isEven) })
    }
  }
}
