// The instruction sets kernels are compiled for, and what this CPU has of them.

import CKernelSupport

/// An instruction-set level that kernels are compiled for, ordered from the plainest.
public enum InstructionSet: String, CaseIterable, Sendable, Codable, Comparable {
  /// What every CPU of the architecture has: SSE2 on x86-64, NEON on arm64.
  case baseline
  /// x86-64-v3: AVX2, FMA, BMI.
  case avx2
  /// x86-64-v4: AVX-512 F, BW, CD, DQ, VL.
  case avx512

  /// The best level that this CPU and its operating system support.
  public static let bestAvailable: InstructionSet = {
    switch cks_instruction_level() {
    case 2: .avx512
    case 1: .avx2
    default: .baseline
    }
  }()

  /// The levels that kernels of this build exist for.
  public static var compiled: [InstructionSet] {
    #if arch(x86_64)
      [.baseline, .avx2, .avx512]
    #else
      [.baseline]
    #endif
  }

  /// Whether this CPU can run kernels of this level.
  public var availability: Availability {
    if self <= Self.bestAvailable { return .available }
    return .unavailable(reason: "this CPU or its operating system lacks \(longName)")
  }

  private var longName: String {
    switch self {
    case .baseline: "the baseline"
    case .avx2: "AVX2 (x86-64-v3)"
    case .avx512: "AVX-512 (x86-64-v4)"
    }
  }

  /// Whether `left` is the plainer level.
  public static func < (left: InstructionSet, right: InstructionSet) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .baseline: 0
    case .avx2: 1
    case .avx512: 2
    }
  }
}

/// Whether something can be used on this machine.
public enum Availability: Sendable, Equatable {
  case available
  case unavailable(reason: String)

  /// Why it cannot be used; nil where it can.
  public var reason: String? {
    switch self {
    case .available: nil
    case .unavailable(let reason): reason
    }
  }
}
