// What `auto` knows of a machine before anything is measured on it.

import CMachineFacts
public import KernelInterface

/// Caches, cores and instructions of a machine.
public struct MachineShape: Sendable, Hashable {
  /// The processor's name; empty where it does not say.
  public var processor: String
  /// The best instruction set.
  public var instructionSet: InstructionSet
  /// Cores this process may use.
  public var cores: Int
  /// Bytes of a core's first cache for data.
  public var level1Bytes: Int
  /// Bytes of a core's second cache.
  public var level2Bytes: Int
  /// Bytes of the last caches that the cores share, all of them together.
  public var lastLevelBytes: Int

  /// Describes a machine.
  public init(
    processor: String, instructionSet: InstructionSet, cores: Int, level1Bytes: Int,
    level2Bytes: Int, lastLevelBytes: Int
  ) {
    self.processor = processor
    self.instructionSet = instructionSet
    self.cores = cores
    self.level1Bytes = level1Bytes
    self.level2Bytes = level2Bytes
    self.lastLevelBytes = lastLevelBytes
  }

  /// This machine.
  ///
  /// A cache that the system says nothing of is taken for one of the smaller that are built.
  public static let ofThisMachine = ofThisMachine(cores: availableCores)

  /// This machine, of which the process may use so many cores.
  package static func ofThisMachine(cores: Int) -> MachineShape {
    MachineShape(
      processor: processorName, instructionSet: .bestAvailable, cores: cores,
      level1Bytes: bytes(1) ?? 32 << 10, level2Bytes: bytes(2) ?? 512 << 10,
      lastLevelBytes: bytes(3, of: cores) ?? bytes(2, of: cores) ?? 8 << 20)
  }
}

extension MachineShape {
  /// The same machine with so many cores.
  func with(cores: Int) -> MachineShape {
    var shape = self
    shape.cores = cores
    return shape
  }

  /// Whether a core stores 64 bytes a cycle: Intel's with AVX-512 do, AMD's up to Zen 4 store half of that.
  ///
  /// Source: Intel 64 and IA-32 Architectures Optimization Reference Manual, chapter on Skylake Server;
  /// Software Optimization Guide for the AMD Zen4 Microarchitecture, section on the load-store unit.
  var storesWholeLines: Bool { instructionSet == .avx512 && processor.contains("Intel") }
}

extension MachineShape {
  /// Bytes of the caches of a level that so many cores have; nil where nobody says.
  private static func bytes(_ level: Int32, of cores: Int = 1) -> Int? {
    let cache = cmf_find_cache(level)
    guard cache.bytes > 0 else { return nil }
    let sharing = cache.sharing > 0 ? Int(cache.sharing) : cores
    return Int(cache.bytes) * ((cores + sharing - 1) / sharing)
  }

  private static var processorName: String {
    let name = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      cmf_processor_name(start, Int32(buffer.count))
      return String(cString: start)
    }
    // Names are padded with spaces, on either side and inside.
    return name.split(separator: " ").joined(separator: " ")
  }
}

extension MachineShape: CustomStringConvertible {
  /// One line that differs between machines on which another choice may be the best.
  public var description: String {
    "\(processor.isEmpty ? "unnamed processor" : processor), \(instructionSet.rawValue), "
      + "\(cores) cores, caches \(level1Bytes) \(level2Bytes) \(lastLevelBytes)"
  }
}
