// Work on two CPUs at once, or on one of them.

import BenchmarkKit
import MemoryCeilings
import ReLUKernels
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A copy on the calling thread, kept on one CPU, and one on a thread of its own, kept on another.
///
/// The calling thread has its CPUs back when this goes.
final class SharedCoreTrial {
  private let before: [Int]
  private let work = CopyInCache()
  private let other: OtherThread
  private let time = MonotonicTimeSource()

  /// Copies of a slice: some hundred microseconds.
  private static let copies = 2000

  /// nil where the system refuses a thread or a CPU.
  init?(_ first: Int, _ second: Int) {
    before = ThreadAffinity.current
    guard ThreadAffinity.restrict(to: [first]) else { return nil }
    guard let other = OtherThread(on: second) else {
      ThreadAffinity.restrict(to: before)
      return nil
    }
    self.other = other
  }

  deinit {
    other.end()
    ThreadAffinity.restrict(to: before)
  }

  /// Nanoseconds of the copies on the first CPU, once the second is at work, or idle.
  func slice(isBusy: Bool) -> Double {
    other.switchTo(isBusy ? .working : .idle)
    let start = time.nanoseconds()
    for _ in 0..<Self.copies { work.run() }
    return Double(time.elapsed(since: start))
  }
}

/// A copy of 4 KiB, over and over the same.
private final class CopyInCache {
  private static let count = 1024
  private let memory = UnsafeMutablePointer<Float>.allocate(capacity: 2 * count + 32)
  private let loop = CeilingLoop.all(of: .copy, inputs: 1, level: .bestAvailable)[0]

  init() { memory.initialize(repeating: 1, count: 2 * Self.count + 32) }

  deinit { memory.deallocate() }

  func run() {
    loop.run(x: memory, dy: memory, output: memory + Self.count + 32, count: Self.count)
  }
}

/// A thread that copies while it is told to, and sleeps otherwise.
private final class OtherThread: Sendable {
  enum State: Int { case idle, working, ended }

  private let wanted = Atomic(State.idle.rawValue)
  private let found = Atomic(State.idle.rawValue)
  private let cpu: Int
  private let thread = Mutex<pthread_t?>(nil)

  init?(on cpu: Int) {
    self.cpu = cpu
    // The thread holds its own reference until it ends.
    let this = Unmanaged.passRetained(self)
    let isStarted = thread.withLock { thread in
      #if canImport(Darwin)
        return pthread_create(&thread, nil, Self.body, this.toOpaque()) == 0
      #else
        var started = pthread_t()
        guard pthread_create(&started, nil, Self.body, this.toOpaque()) == 0 else { return false }
        thread = started
        return true
      #endif
    }
    guard isStarted else {
      this.release()
      return nil
    }
  }

  #if canImport(Glibc) || canImport(Musl)
    private static let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
      {
        if let this = $0 { Unmanaged<OtherThread>.fromOpaque(this).takeRetainedValue().run() }
        return nil
      }
  #else
    private static let body: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? =
      {
        Unmanaged<OtherThread>.fromOpaque($0).takeRetainedValue().run()
        return nil
      }
  #endif

  /// Returns when it does as it is told.
  func switchTo(_ state: State) {
    wanted.store(state.rawValue, ordering: .releasing)
    while found.load(ordering: .acquiring) != state.rawValue { usleep(20) }
  }

  func end() {
    wanted.store(State.ended.rawValue, ordering: .releasing)
    thread.withLock { if let thread = $0 { pthread_join(thread, nil) } }
  }

  private func run() {
    ThreadAffinity.restrict(to: [cpu])
    let work = CopyInCache()
    while true {
      let state = State(rawValue: wanted.load(ordering: .acquiring))
      if found.load(ordering: .relaxed) != state?.rawValue {
        found.store(state?.rawValue ?? 0, ordering: .releasing)
      }
      switch state {
      case .working: for _ in 0..<20 { work.run() }
      case .idle, nil: usleep(20)
      case .ended: return
      }
    }
  }
}
