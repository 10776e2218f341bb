// The kernel that chooses: what the front door of the library runs.

public import KernelInterface

/// Runs the kernel that is the best for the count of elements on this machine.
///
/// Chosen are variant, instruction set, streaming and threads; by the profile that
/// `relubench tune` measured, or else by cache sizes and cores.
public struct AutoKernel: ConfigurableKernel, DirectKernel {
  /// `operation/auto`.
  public let identity: KernelIdentity
  /// The step for short arrays where it is the same out of place and in place: then nothing but a
  /// comparison stands before its loop.
  private let shortUpTo: Int
  private let short: KernelBody
  private let outOfPlace: AutoLadder
  private let inPlace: AutoLadder
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
      let situation = AutoSituation(
        inputs: operation.inputCount, inPlace: inPlace, threads: threads)
      return profile?.plan(for: situation) ?? AutoPlan(for: situation, on: machine)
    }
    let plans = (outOfPlace: plan(inPlace: false), inPlace: plan(inPlace: true))
    outOfPlace = AutoLadder(
      plans.outOfPlace, of: operation, inPlace: false, among: kernels)
    inPlace = AutoLadder(plans.inPlace, of: operation, inPlace: true, among: kernels)
    let isSame = plans.outOfPlace.steps[0].choice == plans.inPlace.steps[0].choice
    shortUpTo = isSame ? min(outOfPlace.shortUpTo, inPlace.shortUpTo) : -1
    short = outOfPlace.short
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
  public func wake() {
    ParallelKernel(SerialKernels.compiled[0], on: WorkerPool.shared, workers: threads).wake()
  }

  /// What it chooses for which counts, out of place or in place.
  public func plan(inPlace: Bool) -> AutoPlan { inPlace ? self.inPlace.plan : outOfPlace.plan }

  /// Computes all elements.
  ///
  /// - Returns: The count of elements.
  public func compute(_ operands: KernelOperands<Float>) -> Int {
    run(operands.x, operands.dy, operands.output, operands.count, operands.slope)
    return operands.count
  }

  /// The same as a function.
  public var body: KernelBody {
    { x, dy, output, count, slope in run(x, dy, output, count, slope) }
  }

  @inline(__always)
  private func run(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    if count <= shortUpTo { return short(x, dy, output, count, slope) }
    runLong(x, dy, output, count, slope)
  }

  @inline(never)
  private func runLong(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    // With one input dy is x.
    if UnsafePointer(output) != dy {
      outOfPlace.run(x, dy, output, count, slope)
    } else {
      inPlace.run(x, dy, output, count, slope)
    }
  }
}
