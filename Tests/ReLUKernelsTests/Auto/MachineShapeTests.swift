// What auto knows of this machine is what its system says.

import ReLUKernels
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct MachineShapeTests {
  private let machine = MachineShape.ofThisMachine

  @Test func isPlausible() {
    #expect(machine.level1Bytes >= 8 << 10)
    #expect(machine.level2Bytes >= machine.level1Bytes)
    #expect(machine.lastLevelBytes >= machine.level2Bytes)
    #expect(machine.cores == availableCores)
    #expect(machine.instructionSet == .bestAvailable)
    #expect(!machine.processor.hasPrefix(" ") && !machine.processor.contains("  "))
    // It stands on one line of a profile.
    #expect(!machine.description.contains("\n"))
  }

  private static func text(_ cache: Int, _ name: String) -> String? {
    let path = "/sys/devices/system/cpu/cpu0/cache/index\(cache)/\(name)"
    return (try? Data(contentsOf: URL(filePath: path))).map {
      String(decoding: $0, as: UTF8.self).filter { !$0.isWhitespace }
    }
  }

  /// Bytes of the first processor's data or unified cache of a level.
  private static func systemBytes(_ level: Int) -> Int? {
    for cache in 0..<8 where text(cache, "level") == "\(level)" {
      guard text(cache, "type") != "Instruction", let size = text(cache, "size"),
        size.hasSuffix("K"), let number = Int(size.dropLast())
      else { continue }
      return number << 10
    }
    return nil
  }

  /// The last level may be there several times; then it is a whole number of times as large.
  @Test(.enabled("needs Linux's /sys") { systemBytes(1) != nil })
  func cachesAreThoseThatTheSystemNames() {
    #expect(machine.level1Bytes == Self.systemBytes(1))
    if let bytes = Self.systemBytes(2) { #expect(machine.level2Bytes == bytes) }
    if let bytes = Self.systemBytes(3) {
      #expect(machine.lastLevelBytes.isMultiple(of: bytes))
      #expect(machine.lastLevelBytes / bytes <= machine.cores)
    }
  }

  @Test func descriptionsDifferWhereMachinesDo() {
    let shape = MachineShape(
      processor: "A", instructionSet: .avx2, cores: 8, level1Bytes: 1, level2Bytes: 2,
      lastLevelBytes: 3)
    #expect("\(shape)" == "A, avx2, 8 cores, caches 1 2 3")
    var nameless = shape
    nameless.processor = ""
    #expect("\(nameless)" == "unnamed processor, avx2, 8 cores, caches 1 2 3")
  }
}
