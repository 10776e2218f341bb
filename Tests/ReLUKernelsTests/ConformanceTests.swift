// Every kernel of the catalog against the reference.

import KernelConformance
import ReLUKernels
import Testing

@Suite struct ConformanceTests {
  static let available = KernelCatalog.all.map(\.identity).filter { $0.availability == .available }

  /// Every kernel on `float32`, and every loop on other types.
  ///
  /// Of what splits elements of those among threads one operation of each kind around two strategies, of which one
  /// stores past the caches: what differs is the split. `relubench verify` goes through all.
  static let compared = available.filter {
    guard let inner = $0.wrappedVariant, $0.elementType != .float32 else { return true }
    return [$0.elementType.halfLineVariant, "streaming"].contains(inner)
      && $0.operation.representative == $0.operation
  }

  private static let full = ConformanceCheck(.full)
  private static let short = ConformanceCheck(.short)

  /// On elements that are computed in another format, and of double precision, in the short form: the loops are
  /// those of `float32`.
  @Test(arguments: compared.map(\.id))
  func agreesWithTheReference(id: String) throws {
    let kernel = try #require(KernelCatalog.kernel(id: id))
    let check = kernel.identity.elementType == .float32 ? Self.full : Self.short
    let cases = try check.check(kernel)
    #expect(cases > 1000)
  }

  /// 2^20 patterns around zero, around one, and around the infinities and NaNs; all 2^32 are the
  /// business of `relubench verify --exhaustive`.
  @Test(
    arguments: KernelOperation.allCases,
    [0x0000_0000, 0x3f80_0000, 0x7f78_0000, 0xff78_0000] as [UInt64])
  func agreesOnConsecutivePatterns(operation: KernelOperation, start: UInt64) {
    let kernels = KernelCatalog.all.filter {
      $0.identity.operation == operation && $0.identity.elementType == .float32
        && $0.identity.availability == .available
    }
    let check = ExhaustiveCheck(
      operation: operation, kernels: kernels, patterns: start...(start + (1 << 20) - 1))
    let result = check.run { _ in }
    #expect(result.mismatches == [])
    #expect(kernels.count >= 14)
  }
}
