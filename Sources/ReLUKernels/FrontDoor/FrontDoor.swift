// How the public functions find their loops, and on how many threads they may run them.

public import KernelInterface
import Synchronization

/// What the public functions of the library run, and how many threads they may use.
///
/// A call reads the address of a table of loops and jumps to one of them. The table is made when the
/// first function is called: from the profile that `relubench tune` measured, or else from cache
/// sizes and cores.
public enum FrontDoor {
  /// The address of the doors in force, an `UnsafePointer<Door>`; 0 before the first call.
  static let doors = Atomic<UInt>(0)
  private static let state = Mutex(State())

  private struct State {
    var threadLimit: Int?
    /// The table of each number of threads and cores there was.
    ///
    /// None is ever given back: a call on another thread may be reading it.
    var tables: [TableKey: DoorTable] = [:]
  }

  private struct TableKey: Hashable {
    let threads, cores: Int
    /// Cores that its CPUs have, of which two may be one.
    let ownCores: Int
  }

  /// The most threads that a call of a public function may use, the caller's among them; nil, as from
  /// the start, for as many as the process has cores, which calls on long arrays follow.
  ///
  /// It holds for the whole process, for calls that begin after it was set.
  public static var threadLimit: Int? {
    get { state.withLock(\.threadLimit) }
    set {
      precondition(newValue ?? 1 >= 1, "a call needs a thread")
      state.withLock { state in
        state.threadLimit = newValue
        publish(table(&state))
      }
    }
  }

  /// What a public function chooses for which counts, for outputs that begin with a vector.
  ///
  /// - Parameters:
  ///   - operation: What it computes.
  ///   - elementType: Of which elements.
  ///   - inPlace: Whether it is the function that works in place.
  ///   - use: When the output is read.
  ///   - threadLimit: The limit of threads that the plan is for; the one in force where it is nil.
  /// - Returns: The plan.
  public static func plan(
    _ operation: KernelOperation, on elementType: ElementType = .float32, inPlace: Bool,
    use: OutputUse = .later, threadLimit: Int? = nil
  ) -> AutoPlan {
    state.withLock { state in
      table(&state, threads: threadLimit).plan(
        operation, on: elementType, inPlace: inPlace, use: use)
    }
  }

  /// What a call of a public function runs.
  ///
  /// Outputs that begin inside a vector, as those of Swift's arrays do, take a loop that aligns its stores
  /// instead of what the plan says for short arrays.
  ///
  /// - Parameters:
  ///   - operation: What it computes.
  ///   - elementType: Of which elements.
  ///   - inPlace: Whether it is the function that works in place.
  ///   - use: When the output is read.
  ///   - count: Elements.
  ///   - outputOffset: Bytes by which the output lies behind an address that every vector may begin at:
  ///     its address will do.
  ///   - threadLimit: The limit of threads; the one in force where it is nil.
  /// - Returns: The choice.
  public static func choice(
    _ operation: KernelOperation, on elementType: ElementType = .float32, inPlace: Bool,
    use: OutputUse = .later, count: Int, outputOffset: Int = 0, threadLimit: Int? = nil
  ) -> AutoChoice {
    state.withLock { state in
      table(&state, threads: threadLimit)
        .choice(
          operation, on: elementType, inPlace: inPlace, use: use, count: count,
          outputOffset: outputOffset)
    }
  }

  /// Makes the table, or finds the one that is there.
  ///
  /// - Returns: Its doors.
  static func open() -> UnsafePointer<Door> {
    state.withLock { state in
      let found = table(&state)
      publish(found)
      return found.doors
    }
  }

  /// The door in place of one that was made when the process had another number of cores; the same where
  /// it is not in force.
  static func reopened(_ door: UnsafePointer<Door>) -> UnsafePointer<Door> {
    let found: UnsafePointer<Door>? = state.withLock { state in
      guard let old = state.tables.values.first(where: { $0.holds(door) }) else { return nil }
      let new = table(&state)
      publish(new)
      return new.doors + (door - old.doors)
    }
    return found ?? door
  }

  /// Has the public functions run what a table says until the limit of threads is set.
  ///
  /// For tests in processes of their own: it holds for the whole process.
  package static func open(_ table: DoorTable) {
    // Nobody else keeps it, and none is ever given back.
    _ = Unmanaged.passRetained(table)
    state.withLock { _ in publish(table) }
  }

  private static func publish(_ table: DoorTable) {
    doors.store(UInt(bitPattern: table.doors), ordering: .releasing)
  }

  private static func table(_ state: inout State, threads limit: Int? = nil) -> DoorTable {
    let machine = MachineShape.ofThisMachine(cores: availableCores)
    let key = TableKey(
      threads: min(limit ?? state.threadLimit ?? machine.cores, machine.cores),
      cores: machine.cores,
      ownCores: CoreSharing.ofThisMachine.count(
        of: ProcessCores.shared.cores, mostBusy: machine.cores))
    if let table = state.tables[key] { return table }
    let table = DoorTable(
      threads: key.threads, machine: machine, profile: AutoProfile.current(for: machine),
      cpus: ProcessCores.shared.cores)
    state.tables[key] = table
    return table
  }
}

extension FrontDoor {
  /// Has as many threads awake as calls of the public functions may use.
  public static func wake() { pool.wake() }

  /// How many of those threads a call has at once, tried out.
  public static func threadsAtHand() -> Int? { pool.threadsAtHand() }

  /// A way to have something done on each of so many threads of the pool; nil for one.
  public static func eachThread(_ threads: Int) -> EachThread? {
    pool(threads).eachThread
  }

  private static var pool: ParallelKernel { pool(threadLimit ?? availableCores) }

  /// Any kernel on so many of the pool's threads.
  private static func pool(_ threads: Int) -> ParallelKernel {
    ParallelKernel(SerialKernels.compiled[0], on: WorkerPool.shared, workers: threads)
  }
}
