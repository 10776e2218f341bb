// By which of its figures a kernel that chooses is judged.

extension Sequence<BenchmarkRecord> {
  /// The benchmarks of the kernel that chooses by which its choices are judged.
  ///
  /// Where the same was measured with a consumer of the output and without, those with it: nobody
  /// computes an activation that nothing reads.
  var judgedChoices: [BenchmarkRecord] {
    let choices = filter { $0.identity.variant == Regret.variant }
    let consumed = Set(
      choices.filter { $0.identity.consumer != nil && $0.status == .ok }.map(
        \.identity.withoutConsumer))
    return choices.filter {
      $0.identity.consumer != nil || !consumed.contains($0.identity.withoutConsumer)
    }
  }
}

extension BenchmarkIdentity {
  fileprivate var withoutConsumer: BenchmarkIdentity {
    var other = self
    other.consumer = nil
    // What the consumer reads is part of it.
    other.bytesPerIteration = 0
    return other
  }
}
