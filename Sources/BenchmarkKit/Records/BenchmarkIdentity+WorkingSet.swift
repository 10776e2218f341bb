// How much memory a benchmark touches, which is not how much it moves.

extension BenchmarkIdentity {
  /// The bytes of all its arrays, each counted once: in place the output is one of the inputs, and a
  /// consumer reads the output.
  public var workingSetBytes: Int {
    let again = (placement.output == .inPlace ? 1 : 0) + (consumer == nil ? 0 : 1)
    return max(0, bytesPerIteration - again * elements * elementBytes)
  }

  /// The size of an element from the name of its type, `float32`; 0 where that does not say.
  private var elementBytes: Int {
    (Int(elementType.drop { !$0.isNumber }) ?? 0) / 8
  }
}
