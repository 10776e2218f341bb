// One executable in a duel, as the referee sees it: a seam, so that tests need no processes.

/// An executable that takes part in a duel.
public protocol DuelPeer: AnyObject {
  /// What it said when it started.
  var hello: DuelHello { get }

  /// Makes benchmarks ready, in place of those that were: indices into the hello's list.
  func prepare(_ benchmarks: [Int]) throws(DuelError) -> DuelPreparation

  /// Takes one sample of a prepared benchmark.
  ///
  /// - Parameters:
  ///   - benchmark: Its index in the hello's list.
  ///   - batch: Iterations.
  ///   - core: The only core to run on; nil for any.
  /// - Returns: Nanoseconds per iteration.
  /// - Throws: `DuelError` where it has ended or talks nonsense.
  func sample(_ benchmark: Int, batch: Int, core: Int?) throws(DuelError) -> Double

  /// Whether it is on this core and on no other; nil where nobody can tell.
  func isKept(on core: Int) -> Bool?

  /// Ends it.
  func stop()
}
