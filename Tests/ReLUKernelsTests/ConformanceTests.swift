// Every kernel of the catalog against the reference.

import KernelConformance
import ReLUKernels
import Testing

@Suite struct ConformanceTests {
  static let available = KernelCatalog.all.map(\.identity).filter { $0.availability == .available }

  @Test(arguments: available.map(\.id))
  func agreesWithTheReference(id: String) throws {
    let kernel = try #require(KernelCatalog.kernel(id: id))
    let cases = try ConformanceCheck().check(kernel)
    #expect(cases > 1000)
  }

  /// 2^20 patterns around zero, around one, and around the infinities and NaNs; all 2^32 are the
  /// business of `relubench verify --exhaustive`.
  @Test(
    arguments: KernelOperation.allCases,
    [0x0000_0000, 0x3f80_0000, 0x7f78_0000, 0xff78_0000] as [UInt64])
  func agreesOnConsecutivePatterns(operation: KernelOperation, start: UInt64) {
    let kernels = KernelCatalog.all.filter {
      $0.identity.operation == operation && $0.identity.availability == .available
    }
    let check = ExhaustiveCheck(
      operation: operation, kernels: kernels, patterns: start..<(start + 1 << 20))
    let result = check.run { _ in }
    #expect(result.mismatches == [])
    #expect(kernels.count >= 14)
  }
}
