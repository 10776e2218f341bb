// A plan with its kernels at hand.

import KernelInterface

/// The kernels of a plan's steps.
struct AutoLadder: Sendable {
  /// What is run: of a step whose kernel cannot work as asked, the one that stands in.
  let plan: AutoPlan
  /// The first step, which short arrays take: nothing but a comparison stands before its loop.
  let shortUpTo: Int
  let short: KernelLoop
  /// What runs in its place where the output begins inside a vector: the loop that aligns its stores,
  /// of which every other would go across two cache lines.
  let shortUnaligned: KernelLoop
  private let others: [(upTo: Int, body: KernelBody)]

  /// Looks up the kernels of `plan`; where one cannot work as asked, the one for every case stands in.
  init(
    _ plan: AutoPlan, of operation: KernelOperation, inPlace: Bool, among compiled: [CompiledKernel]
  ) {
    let own = compiled.filter { $0.identity.operation == operation }
    let kernels = plan.steps.map { Self.kernel($0.choice, of: own, inPlace: inPlace) }
    self.plan = plan.replacing(with: kernels.map(\.identity))
    let isShortAlone = plan.steps[0].choice.threads == 1
    short = kernels[0].loop
    shortUnaligned = (Self.aligning(kernels[0].identity, among: own) ?? kernels[0]).loop
    shortUpTo = isShortAlone ? plan.steps[0].upTo : -1
    others = zip(plan.steps, kernels).dropFirst(isShortAlone ? 1 : 0).map { step, kernel in
      let threads = step.choice.threads
      return (
        step.upTo,
        threads == 1
          ? kernel.body
          : ParallelKernel(kernel, on: WorkerPool.shared, workers: threads).function
      )
    }
  }

  /// Runs the kernel of the step that the call falls into.
  func run(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    if count <= shortUpTo {
      let gains = count >= Self.leastUnaligned && Self.rank(count, output) != count
      return (gains ? shortUnaligned : short)(x, dy, output, count, slope)
    }
    // The last step has no end. By index: a loop over the elements keeps each alive for a while.
    var index = 0
    while count > others[index].upTo { index += 1 }
    others[index].body(x, dy, output, count, slope)
  }

  /// The count of elements where the output begins where a vector does, and elsewhere more than any
  /// array has: so one comparison finds those that are short and aligned.
  @inline(__always)
  static func rank(_ count: Int, _ output: KernelOutput) -> Int {
    let misalignment = Int(bitPattern: output) & (vectorBytes - 1)
    return count | misalignment << (Int.bitWidth - 1 - vectorBytes.trailingZeroBitCount)
  }

  /// Elements below which aligning the stores takes longer than it saves: on Zen 3 it lost a third at 64
  /// elements, and gained 2 to 18 % from 256 on but in one case of six.
  private static let leastUnaligned = 128

  /// Bytes of the vectors that most loops for short arrays store.
  private static let vectorBytes = 32

  /// The kernel that computes as `kernel` does and aligns its stores; nil where `kernel` stores no
  /// vectors, or in another way.
  private static func aligning(
    _ kernel: KernelIdentity, among kernels: [CompiledKernel]
  ) -> CompiledKernel? {
    guard ["autovectorized", "simd8", "simd16"].contains(kernel.variant) else { return nil }
    return kernels.first {
      $0.identity.variant == "unrolled-simd8"
        && $0.identity.instructionSet == kernel.instructionSet
    }
  }

  /// The kernel of a choice, or where there is none that fits, the one for every case.
  private static func kernel(
    _ choice: AutoChoice, of kernels: [CompiledKernel], inPlace: Bool
  ) -> CompiledKernel {
    func named(_ variant: String, _ instructionSet: InstructionSet) -> CompiledKernel? {
      kernels.first {
        $0.identity.variant == variant && $0.identity.instructionSet == instructionSet
      }
    }
    if let kernel = named(choice.variant, choice.instructionSet),
      kernel.identity.supportsInPlace || !inPlace
    {
      return kernel
    }
    guard let kernel = named("simd8", .bestAvailable) ?? named("simd8", .baseline) else {
      preconditionFailure("there is no kernel simd8")
    }
    return kernel
  }
}

extension AutoPlan {
  /// The same plan with variants and instruction sets of the kernels that run its steps.
  fileprivate func replacing(with kernels: [KernelIdentity]) -> AutoPlan {
    let steps = zip(steps, kernels).map { step, kernel in
      Step(
        upTo: step.upTo,
        AutoChoice(kernel.variant, kernel.instructionSet, threads: step.choice.threads))
    }
    return AutoPlan(steps) ?? self
  }
}
