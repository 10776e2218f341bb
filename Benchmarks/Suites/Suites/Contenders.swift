// Which kernels compete in a group.

import ReLUKernels

/// A suite's choice of kernels where the command line makes none.
///
/// A pattern given with `--kernel` replaces all of it: what somebody names is measured. Variants are named as on
/// `float32`; on other types those with vectors of as many bytes take part.
struct Contenders {
  /// Variants of kernels of ours that do the work themselves; nil for all.
  var variants: [String]?
  /// Variants that take no part even so: suite quick has but 40 s.
  var excluded: [String] = []
  /// How many of the instruction sets this CPU has take part for each variant, from the best down;
  /// nil for all.
  ///
  /// Those it lacks are listed as skipped.
  var levels: Int?
  /// Wrappers that take part; nil for all.
  var wrappers: [String]?
  /// Variants that parallel wrappers run.
  var wrapped = ["simd16", "streaming"]
  /// As `levels`, for what parallel wrappers run.
  var wrappedLevels: Int? = 1
  /// Whether wrappers also run on one thread, where they show what they cost.
  var wrapsOneThread = false
  /// Whether the kernels of other libraries take part.
  ///
  /// As a rule they do not, so that a suite is the same in every build.
  var includesPeers = false

  /// All variants on all instruction sets, wrappers as ever.
  static let all = Contenders()
  /// All variants, each on its best two instruction sets, but one that differs from another on some
  /// CPUs only.
  static let bestTwo = Contenders(excluded: ["streaming-unprefetched"], levels: 2)
  /// All variants, each on its best instruction set.
  static let bestOne = Contenders(levels: 1)
  /// The variants a reader compares first, each on its best instruction set.
  static let few = Contenders(
    variants: ["scalar-branch", "autovectorized", "simd16", "streaming", "auto"], levels: 1,
    wrapped: ["simd16"])
}

extension Contenders {
  /// The kernels of `pool` that the choice keeps, in their order.
  func choice(from pool: [KernelIdentity], best: InstructionSet) -> [KernelIdentity] {
    let kept = pool.filter { kernel in
      if kernel.isPeer { return includesPeers }
      if let inner = kernel.wrappedVariant {
        return wrapped.contains(kernel.elementType.variantOfFloat32(like: inner))
          && wrappers?.contains(kernel.variant) ?? true
      }
      let variant = kernel.elementType.variantOfFloat32(like: kernel.variant)
      guard !excluded.contains(variant) else { return false }
      return variants?.contains(variant) ?? true
    }
    return kept.filter { kernel in
      guard kernel.instructionSet <= best else { return true }
      guard let levels = kernel.threading != .split ? levels : wrappedLevels else { return true }
      let better = kept.filter { other in
        other.operation == kernel.operation && other.elementType == kernel.elementType
          && other.variant == kernel.variant
          && other.wrappedVariant == kernel.wrappedVariant && other.instructionSet <= best
          && other.instructionSet > kernel.instructionSet
      }
      return better.count < levels
    }
  }
}
