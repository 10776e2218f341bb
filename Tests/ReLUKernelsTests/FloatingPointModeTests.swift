// The caller's floating-point mode on every thread, and back to the thread's own.

import Dispatch
import KernelConformance
import ReLUKernels
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct FloatingPointModeTests {
  typealias Trait = FloatingPointMode.Trait

  /// What programs do set, each where the processor has it.
  static let modes: [Set<Trait>] = [
    [.roundUpward], [.roundDownward], [.roundTowardZero], [.flushToZero], [.denormalsAreZero],
    [.flushToZero, .denormalsAreZero], [.flushToZero, .roundUpward], [.defaultNaN],
  ].filter { $0.isSubset(of: FloatingPointMode.possibleTraits) }

  @Test func defaultIsWhatAProgramStartsWith() {
    #expect(FloatingPointMode.standard.traits == [])
    #expect(FloatingPointMode.current == FloatingPointMode.standard)
  }

  @Test(arguments: modes) func modeSaysWhatItIs(_ traits: Set<Trait>) {
    FloatingPointMode(traits).during {
      #expect(FloatingPointMode.current == FloatingPointMode(traits))
      #expect(Set(FloatingPointMode.current.traits) == traits)
    }
    #expect(FloatingPointMode.current == FloatingPointMode.standard)
  }

  /// A flag says what has happened, not how to compute: it is no other mode, and setting one keeps it.
  @Test func flagsAreNoPartOfTheMode() {
    // FE_INEXACT, which Swift finds in two modules.
    #if arch(x86_64)
      let inexact: CInt = 1 << 5
    #else
      let inexact: CInt = 1 << 4
    #endif
    feclearexcept(inexact)
    #expect(fetestexcept(inexact) == 0)
    feraiseexcept(inexact)
    #expect(FloatingPointMode.current == FloatingPointMode.standard)
    FloatingPointMode([.roundUpward]).during {}
    #expect(fetestexcept(inexact) == inexact)
    feclearexcept(inexact)
  }

  /// Leaky ReLU of negative numbers of all sizes, subnormal ones among them; most products round.
  private static func bits(_ kernel: any Kernel) -> [UInt32] {
    let x = (0..<4099).map { (index: Int) -> Float in
      let subnormal = UInt32(index + 1)
      let other = UInt32(index) << 18 | 0x1234
      return Float(bitPattern: 0x8000_0000 | (index % 4 == 0 ? subnormal : other))
    }
    var y = [Float](repeating: 7, count: x.count)
    var span = y.mutableSpan
    kernel.run(x.span, into: &span, parameter: 0.01)
    return y.map { $0.bitPattern }
  }

  private static func parallel(
    on forkJoin: any ForkJoin, _ policy: Chunking.Policy, workers: Int = 2
  ) -> ParallelKernel {
    ParallelKernel(
      KernelCatalog.reference(for: .leakyReLU), on: forkJoin, workers: workers,
      chunking: Chunking(policy: policy, grain: policy == .dynamic ? 64 : nil))
  }

  @Test(arguments: modes, Chunking.Policy.allCases)
  func oneThreadAndTwoGiveTheSameBits(_ traits: Set<Trait>, _ policy: Chunking.Policy) {
    let mode = FloatingPointMode(traits)
    let kernel = KernelCatalog.reference(for: .leakyReLU)
    let expected = mode.during { Self.bits(kernel) }
    let plain = Self.bits(kernel)
    #expect((expected == plain) == (traits == [.defaultNaN]), "the mode changes what is computed")
    for forkJoin in [DispatchThreads(), WorkerPool()] as [any ForkJoin] {
      let parallel = Self.parallel(on: forkJoin, policy)
      for _ in 0..<50 {
        let found = mode.during { Self.bits(parallel) }
        #expect(found == expected, "\(forkJoin.variant)")
      }
      // The threads that have just worked in another mode, for a caller in the default one.
      #expect(Self.bits(parallel) == plain, "\(forkJoin.variant)")
    }
  }

  /// Each part waits for the others, so that each is on a thread of its own.
  private static func meet(
    on forkJoin: any ForkJoin, parts: Int, _ body: @escaping @Sendable () -> Void
  ) {
    let begun = Atomic(0)
    let kernel = WorkerPoolTests.Meeting {
      begun.add(1, ordering: .relaxed)
      while begun.load(ordering: .relaxed) < parts { sched_yield() }
      body()
    }
    var y = [Float](repeating: 0, count: 16 * parts)
    var span = y.mutableSpan
    ParallelKernel(kernel, on: forkJoin, workers: parts).run(inPlace: &span, parameter: 0)
  }

  /// What a worker computes in when no call asks anything of it shows when its thread ends.
  @Test func workerHasItsOwnModeBackAfterACall() {
    let seen = Mutex<[FloatingPointMode]>([])
    var pool: WorkerPool? = WorkerPool()
    // Starts the workers, in the default mode.
    Self.meet(on: pool!, parts: 4) {}
    FloatingPointMode([.roundUpward]).during {
      Self.meet(on: pool!, parts: 4) {
        let mode = FloatingPointMode.current
        seen.withLock { $0.append(mode) }
        ThreadEnd.note()
      }
    }
    #expect(seen.withLock { $0 } == Array(repeating: FloatingPointMode([.roundUpward]), count: 4))
    ThreadEnd.forget()
    pool = nil
    #expect(ThreadEnd.modes == Array(repeating: FloatingPointMode.standard, count: 3))
  }

  /// Whichever of its threads has worked in another mode is asked for again sooner or later.
  @Test func threadOfDispatchHasItsOwnModeBackAfterACall() {
    let modes = Mutex<Set<FloatingPointMode>>([])
    for _ in 0..<50 {
      FloatingPointMode([.roundUpward]).during {
        Self.meet(on: DispatchThreads(), parts: 2) {}
      }
      let begun = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: 2) { _ in
        begun.add(1, ordering: .relaxed)
        while begun.load(ordering: .relaxed) < 2 { sched_yield() }
        let mode = FloatingPointMode.current
        modes.withLock { _ = $0.insert(mode) }
      }
    }
    #expect(modes.withLock { $0 } == [.standard])
  }

  /// The contract is compared in the caller's mode on every thread of the check.
  @Test func everyThreadOfTheExhaustiveCheckHasTheCallersMode() {
    let modes = Mutex<Set<FloatingPointMode>>([])
    let spy = WorkerPoolTests.Meeting { modes.withLock { _ = $0.insert(.current) } }
    let mode = FloatingPointMode([.roundUpward])
    _ = mode.during {
      ExhaustiveCheck(operation: .relu, kernels: [spy], patterns: 0...((64 << 16) - 1)).run { _ in }
    }
    #expect(modes.withLock { $0 } == [mode])
  }
}

/// Notes in which mode threads are when they end.
private enum ThreadEnd {
  private static let noted = Mutex<[FloatingPointMode]>([])
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { _ in ThreadEnd.noted.withLock { $0.append(.current) } }
    return key
  }()

  /// Has the end of the calling thread noted.
  static func note() { pthread_setspecific(key, UnsafeRawPointer(bitPattern: 1)) }

  /// Has that of the calling thread not noted.
  static func forget() { pthread_setspecific(key, nil) }

  static var modes: [FloatingPointMode] { noted.withLock { $0 } }
}
