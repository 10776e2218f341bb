// Finding out which CPUs slow each other: work on one, with and without work on the other.

public import BenchmarkKit
import ReLUKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Times a copy in the first cache on one CPU while another copies, and while it is idle, by turns.
public struct SharedCoreProbe {
  /// Pairs of slices for each pair of CPUs: a spell in which a neighbour of the machine is on the core lasts
  /// longer than two slices, and hits both.
  static let rounds = 24
  /// Nanoseconds for a pair: where others have the CPUs, a switch from idle to work takes milliseconds.
  static let mostTime: UInt64 = 100_000_000
  /// CPUs that are tried, each with each: some milliseconds for a pair.
  static let mostCPUs = 6

  /// Readings in all where the first says that CPUs share a core.
  package static let looks = 5

  /// What was found of this process's CPUs when somebody first asked; nil where there is nothing to find.
  public static let found = SharedCoreProbe()?.steadyReading()

  private let cpus: [Int]
  private let begin: (_ first: Int, _ second: Int) -> ((_ isBusy: Bool) -> Double)?

  /// A probe of the first CPUs that the calling thread may use; nil where it may use but one, or the system
  /// does not say which.
  public init?() {
    let cpus = ThreadAffinity.current
    guard cpus.count > 1 else { return nil }
    self.init(cpus: cpus) { first, second in
      SharedCoreTrial(first, second).map { trial in { trial.slice(isBusy: $0) } }
    }
  }

  /// A probe whose work is given.
  ///
  /// - Parameters:
  ///   - cpus: Numbers of CPUs.
  ///   - begin: Prepares work on the first of two CPUs and on the second; nil where that is refused. What it
  ///     returns gives the nanoseconds of a slice on the first, with the second at work or idle.
  package init(
    cpus: [Int], begin: @escaping (_ first: Int, _ second: Int) -> ((_ isBusy: Bool) -> Double)?
  ) {
    self.cpus = Array(cpus.prefix(Self.mostCPUs))
    self.begin = begin
  }

  /// Takes a reading, and several more, a tenth of a second apart, where it says that CPUs share a core: what
  /// a host does for a while is not what the machine is.
  ///
  /// - Returns: The median slowdown of each pair.
  public func steadyReading() -> SharedCoreReading { steadyReading { usleep(100_000) } }

  /// The same with a pause that is given.
  package func steadyReading(pause: () -> Void) -> SharedCoreReading {
    var readings = [reading()]
    guard !readings[0].cores.isEmpty else { return readings[0] }
    while readings.count < Self.looks {
      pause()
      readings.append(reading())
    }
    return SharedCoreReading(medianOf: readings)
  }

  /// Takes a reading of this moment.
  public func reading() -> SharedCoreReading {
    var pairs: [SharedCoreReading.Pair] = []
    for (index, first) in cpus.enumerated() {
      for second in cpus[(index + 1)...] {
        guard let slice = begin(first, second) else { continue }
        // The first slices find the caches empty and the clock low.
        _ = (slice(false), slice(true))
        var times = (idle: [Double](), busy: [Double]())
        let time = MonotonicTimeSource()
        let start = time.nanoseconds()
        for _ in 0..<Self.rounds where time.nanoseconds() - start < Self.mostTime {
          times.idle.append(slice(false))
          times.busy.append(slice(true))
        }
        if let pair = SharedCoreReading.Pair(
          first: first, second: second, idle: times.idle, busy: times.busy)
        {
          pairs.append(pair)
        }
      }
    }
    return SharedCoreReading(pairs: pairs)
  }
}
