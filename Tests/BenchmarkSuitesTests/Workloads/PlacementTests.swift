// Placement: offsets, the aliasing zone, what cannot be had.

import BenchmarkSuites
import Testing

struct PlacementTests {
  @Test func standardIsHarmless() {
    let placement = Placement.standard
    #expect(placement.alignment == 64)
    #expect(placement.output == .reused)
    #expect(placement.sourceOffset == 64)
    #expect(placement.destinationOffset == 64)
    #expect(placement.pageBytes == 4096)
  }

  @Test(arguments: [0, 4, 64, 508, 512, 2048, 4092])
  func destinationHasTheDistance(distance: Int) throws {
    let placement = try Placement(sourceDestinationDistance: distance)
    #expect((placement.destinationOffset - placement.sourceOffset + 4096) % 4096 == distance)
  }

  @Test(arguments: [4, 8, 16, 32, 64, 128, 2048, 4096])
  func offsetHasExactlyTheAlignment(alignment: Int) throws {
    let placement = try Placement(alignment: alignment)
    #expect(placement.sourceOffset % alignment == 0)
    #expect(alignment == 4096 || placement.sourceOffset % (2 * alignment) != 0)
  }

  @Test(arguments: [-64, 0, 1, 2, 3, 48, 8192])
  func impossibleAlignmentIsAnError(alignment: Int) {
    #expect(throws: OptionError.self) { try Placement(alignment: alignment) }
  }

  @Test(arguments: [-4, 2, 4096])
  func impossibleDistanceIsAnError(distance: Int) {
    #expect(throws: OptionError.self) { try Placement(sourceDestinationDistance: distance) }
  }

  @Test func hugePagesStartOnHugePages() throws {
    #expect(try Placement(hugePages: true).pageBytes == 2_097_152)
  }
}
