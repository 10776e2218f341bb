// A plan for elements of another type, made from one for `float32`.

import KernelInterface

extension AutoPlan {
  /// The plan for elements of a type, of which as many bytes are treated alike: caches, streams and threads go
  /// by bytes, and so do the widths of vectors, after which strategies are named.
  func translated(to elementType: ElementType) -> AutoPlan {
    guard elementType != .float32 else { return self }
    var translated: [Step] = []
    for step in steps {
      let choice = AutoChoice(
        elementType.variant(like: step.choice.variant), step.choice.instructionSet,
        threads: step.choice.threads)
      let new = Step(upTo: elementType.count(inPlaceOf: step.upTo), choice)
      // Of wider elements two counts may become one.
      if translated.last?.upTo == new.upTo { translated.removeLast() }
      translated.append(new)
    }
    guard let plan = AutoPlan(translated) else { preconditionFailure("steps that do not ascend") }
    return plan
  }
}

extension ElementType {
  /// Elements that have as many bytes as `count` of `float32`; of the most there are the most.
  func count(inPlaceOf count: Int) -> Int {
    guard count < .max else { return .max }
    let (bytes, overflow) = count.multipliedReportingOverflow(by: Self.float32.byteCount)
    return overflow ? .max - 1 : bytes / byteCount
  }

  /// The variant whose vectors have as many bytes as those of one for `float32`.
  func variant(like variant: String) -> String {
    switch variant {
    case Self.float32.halfLineVariant: halfLineVariant
    case Self.float32.lineVariant: lineVariant
    case Self.float32.unrolledVariant: unrolledVariant
    default: variant
    }
  }

  /// The variant for `float32` whose vectors have as many bytes as those of one for this type.
  package func variantOfFloat32(like variant: String) -> String {
    [Self.float32.halfLineVariant, Self.float32.lineVariant, Self.float32.unrolledVariant]
      .first { self.variant(like: $0) == variant } ?? variant
  }

  /// The strategy with vectors of 32 bytes: `simd8` of `float32`.
  package var halfLineVariant: String { "simd\(32 / byteCount)" }
  /// The strategy with vectors of 64 bytes.
  package var lineVariant: String { "simd\(64 / byteCount)" }
  /// The strategy that aligns its stores.
  package var unrolledVariant: String { "unrolled-\(halfLineVariant)" }
}
