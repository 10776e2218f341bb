// The kernel that chooses: what the front door of the library runs.

public import KernelInterface

/// Runs the kernel that is the best for the count of elements on this machine.
///
/// Chosen are variant, instruction set, streaming and threads; by the profile that
/// `relubench tune` measured, or else by cache sizes and cores.
public struct AutoKernel: ConfigurableKernel, ThreadedKernel, DirectKernel {
  /// `operation/auto`.
  public let identity: KernelIdentity
  /// The step for short arrays where it is the same out of place and in place: then nothing but a
  /// comparison stands before its loop.
  private let shortUpTo: Int
  private let short: KernelLoop
  private let ladders: AutoLadders
  private let machine: MachineShape
  private let threads: Int
  private let profile: AutoProfile?
  private let kernels: [CompiledKernel]

  /// The kernel of `operation`.
  ///
  /// - Parameters:
  ///   - operation: What it computes.
  ///   - threads: The most threads that may work at once.
  ///   - machine: Where it runs; this machine.
  ///   - profile: What was measured there; nil for nothing.
  public init(
    _ operation: KernelOperation, threads: Int = availableCores,
    machine: MachineShape = .ofThisMachine, profile: AutoProfile? = AutoProfile.shared.profile
  ) {
    self.init(
      operation, threads: threads, machine: machine, profile: profile,
      among: SerialKernels.compiled)
  }

  /// The kernel that chooses among these.
  package init(
    _ operation: KernelOperation, threads: Int, machine: MachineShape, profile: AutoProfile?,
    among kernels: [CompiledKernel]
  ) {
    func plan(inPlace: Bool) -> AutoPlan {
      let situation = AutoSituation(operation, inPlace: inPlace, threads: threads)
      return profile?.plan(for: situation) ?? AutoPlan(for: situation, on: machine)
    }
    let plans = (outOfPlace: plan(inPlace: false), inPlace: plan(inPlace: true))
    ladders = AutoLadders(
      outOfPlace: AutoLadder(plans.outOfPlace, of: operation, inPlace: false, among: kernels),
      inPlace: AutoLadder(plans.inPlace, of: operation, inPlace: true, among: kernels))
    let isSame = plans.outOfPlace.steps[0].choice == plans.inPlace.steps[0].choice
    shortUpTo = isSame ? min(ladders.outOfPlace.shortUpTo, ladders.inPlace.shortUpTo) : -1
    short = ladders.outOfPlace.short
    identity = KernelIdentity(
      operation: operation, variant: Self.variant, instructionSet: machine.instructionSet,
      choosesInstructionSet: true, threading: .own,
      summary: "The best kernel for the count: instruction set, width, streaming and threads.",
      supportsInPlace: true)
    self.machine = machine
    self.threads = threads
    self.profile = profile
    self.kernels = kernels
  }

  /// The variant's name.
  public static let variant = "auto"

  /// The same kernel with the threads of `call`.
  public func configured(for call: CallShape) -> any Kernel<Float> {
    AutoKernel(
      identity.operation, threads: call.threads, machine: machine, profile: profile,
      among: kernels)
  }

  /// Has the pool's threads awake, as many as may work.
  public func wake() { pool.wake() }

  /// How many of the pool's threads a call has at once.
  public func threadsAtHand() -> Int? { pool.threadsAtHand() }

  /// Any kernel on as many of the pool's threads.
  private var pool: ParallelKernel {
    ParallelKernel(SerialKernels.compiled[0], on: WorkerPool.shared, workers: threads)
  }

  /// What it chooses for which counts, out of place or in place.
  public func plan(inPlace: Bool) -> AutoPlan {
    inPlace ? ladders.inPlace.plan : ladders.outOfPlace.plan
  }

  /// Computes all elements.
  ///
  /// - Returns: The count of elements.
  public func compute(_ operands: KernelOperands<Float>) -> Int {
    Self.choose(
      operands.x, operands.dy, operands.output, operands.count, operands.slope, shortUpTo, short,
      ladders)
    return operands.count
  }

  /// The same as a function: a comparison and a jump stand before the loop for short arrays.
  public var body: KernelBody { Self.choosing(shortUpTo, short, ladders) }

  /// Not inlined: of two functions that are made alike the compiler makes one that jumps to another.
  @inline(never)
  private static func choosing(
    _ shortUpTo: Int, _ short: @escaping KernelLoop, _ ladders: AutoLadders
  ) -> KernelBody {
    { x, dy, output, count, slope in
      choose(x, dy, output, count, slope, shortUpTo, short, ladders)
    }
  }

  @inline(__always)
  private static func choose(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float,
    _ shortUpTo: Int, _ short: KernelLoop, _ ladders: AutoLadders
  ) {
    if AutoLadder.rank(count, output) <= shortUpTo {
      short(x, dy, output, count, slope)
    } else {
      climb(x, dy, output, count, slope, ladders)
    }
  }
}

/// Both ladders of a kernel, as one reference: it goes in the last register that a call passes.
private final class AutoLadders: Sendable {
  let outOfPlace, inPlace: AutoLadder

  init(outOfPlace: AutoLadder, inPlace: AutoLadder) {
    (self.outOfPlace, self.inPlace) = (outOfPlace, inPlace)
  }
}

/// Runs the step of any array.
///
/// A function of its own and no method, so that nothing is kept for it on the way to the loop for short
/// ones.
@inline(never)
private func climb(
  _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float,
  _ ladders: AutoLadders
) {
  // With one input dy is x.
  if UnsafePointer(output) != dy {
    ladders.outOfPlace.run(x, dy, output, count, slope)
  } else {
    ladders.inPlace.run(x, dy, output, count, slope)
  }
}
