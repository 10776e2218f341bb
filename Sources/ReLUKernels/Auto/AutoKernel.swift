// The kernel that chooses: what the front door of the library runs.

public import KernelInterface

/// Runs the kernel that is the best for the count of elements on this machine.
///
/// Chosen are variant, instruction set, streaming and threads; by the profile that
/// `relubench tune` measured, or else by cache sizes and cores.
public struct AutoKernel: ConfigurableKernel {
  /// `operation/auto`.
  public let identity: KernelIdentity
  private let outOfPlace: AutoLadder
  private let inPlace: AutoLadder
  private let machine: MachineShape
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
    func ladder(inPlace: Bool) -> AutoLadder {
      let situation = AutoSituation(
        inputs: operation.inputCount, inPlace: inPlace, threads: threads)
      let plan =
        profile?.plan(for: situation) ?? AutoPlan(for: situation, on: machine)
      return AutoLadder(plan, of: operation, inPlace: inPlace, among: kernels)
    }
    identity = KernelIdentity(
      operation: operation, variant: Self.variant, instructionSet: machine.instructionSet,
      choosesInstructionSet: true, threading: .own,
      summary: "The best kernel for the count: instruction set, width, streaming and threads.",
      supportsInPlace: true)
    self.machine = machine
    self.profile = profile
    self.kernels = kernels
    outOfPlace = ladder(inPlace: false)
    inPlace = ladder(inPlace: true)
  }

  /// The variant's name.
  public static let variant = "auto"

  /// The same kernel with the threads of `call`.
  public func configured(for call: CallShape) -> any Kernel<Float> {
    AutoKernel(
      identity.operation, threads: call.threads, machine: machine, profile: profile,
      among: kernels)
  }

  /// What it chooses for which counts, out of place or in place.
  public func plan(inPlace: Bool) -> AutoPlan { inPlace ? self.inPlace.plan : outOfPlace.plan }

  /// Computes all elements.
  ///
  /// - Returns: The count of elements.
  public func compute(_ operands: KernelOperands<Float>) -> Int {
    let (x, dy, output) = (operands.x, operands.dy, operands.output)
    let (count, slope) = (operands.count, operands.slope)
    // With one input dy is x. Written out for both, as nothing may stand before the loop of a short
    // call: the compiler would retain a ladder that it has to choose first.
    if UnsafePointer(output) != dy {
      if count <= outOfPlace.shortUpTo {
        outOfPlace.short(x, dy, output, count, slope)
      } else {
        outOfPlace.runLong(x, dy, output, count, slope)
      }
    } else {
      if count <= inPlace.shortUpTo {
        inPlace.short(x, dy, output, count, slope)
      } else {
        inPlace.runLong(x, dy, output, count, slope)
      }
    }
    return count
  }
}
