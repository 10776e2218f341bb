// The doors of all public functions, made from plans.

import KernelInterface

/// A door for each operation and type of elements, out of place, for outputs that are read later and soon, and in place, on at most
/// so many threads.
///
/// Unchecked: what it points to is written once, before anybody else knows of it.
package final class DoorTable: @unchecked Sendable {
  /// The doors, in the order of ``index(of:inPlace:use:)``.
  let doors: UnsafePointer<Door>
  private let memory: UnsafeMutablePointer<Door>
  private let cores: Int
  private var stepMemory: [UnsafeMutableBufferPointer<DoorStep>] = []
  /// What is run: of a step whose kernel cannot work as asked, the one that stands in.
  private var plans: [AutoPlan] = []
  /// What a short array's unaligned output runs instead of its plan's first step; in the order of `plans`.
  private var aligning: [AutoChoice] = []
  /// The same for one that begins in the middle of a vector.
  private var halfway: [AutoChoice] = []

  /// Chooses by what was measured, or else by cache sizes and cores.
  ///
  /// - Parameters:
  ///   - threads: The most threads that may work at once.
  ///   - machine: Where it runs.
  ///   - profile: What was measured there; nil for nothing.
  ///   - cpus: Those of the process, as far as the system says; some may be threads of one core.
  ///   - kernels: Those to choose among where there are any for an operation on a type; among those that with
  ///     vectors of 32 bytes.
  package init(
    threads: Int, machine: MachineShape, profile: AutoProfile?, cpus: [Int] = [],
    among kernels: [CompiledKernel] = SerialKernels.compiled
  ) {
    cores = machine.cores
    let shape = machine.with(
      cores: (profile?.sharing ?? .none).count(of: cpus, mostBusy: machine.cores))
    memory = .allocate(capacity: Self.count)
    doors = UnsafePointer(memory)
    precondition(ElementType.allCases.count == Self.typeCount, "a door for each type")
    let loops = Dictionary(grouping: kernels) {
      Work(operation: $0.identity.operation, elementType: $0.identity.elementType)
    }
    for work in Work.all {
      let (operation, elementType) = (work.operation, work.elementType)
      let own = loops[work] ?? work.kernels
      for (inPlace, use) in Self.forms {
        let situation = AutoSituation(operation, inPlace: inPlace, threads: threads)
        var plan = profile?.plan(for: situation) ?? AutoPlan(for: situation, on: shape)
        if use == .soon { plan = plan.whereOutputsAreReadSoon(of: operation, on: machine) }
        plan = plan.translated(to: elementType)
        let chosen = plan.steps.map { own.kernel(for: $0.choice, inPlace: inPlace) }
        plans.append(plan.replacing(with: chosen.map(\.identity)))
        let first = chosen[0]
        let unaligned = own.aligning(first.identity) ?? first
        let isWide = machine.storesWholeLines && first.identity.storesLines
        let half = isWide ? own.halving(first.identity) ?? unaligned : unaligned
        aligning.append(unaligned.choice)
        halfway.append(half.choice)
        let index = Self.index(of: operation, on: elementType, inPlace: inPlace, use: use)
        (memory + index).initialize(
          to: door(plan, chosen, unaligned: unaligned, halfway: half, isWide: isWide))
      }
    }
  }

  deinit {
    memory.deinitialize(count: Self.count).deallocate()
    for steps in stepMemory {
      steps.deinitialize()
      steps.deallocate()
    }
  }

  /// Whether a door is one of this table's.
  func holds(_ door: UnsafePointer<Door>) -> Bool {
    (doors..<doors + Self.count).contains(door)
  }

  /// What is chosen for which counts.
  package func plan(
    _ operation: KernelOperation, on elementType: ElementType = .float32, inPlace: Bool,
    use: OutputUse = .later
  ) -> AutoPlan {
    plans[Self.index(of: operation, on: elementType, inPlace: inPlace, use: use)]
  }

  /// What a call runs whose output lies `outputOffset` bytes behind an address that every vector may
  /// begin at.
  package func choice(
    _ operation: KernelOperation, on elementType: ElementType = .float32, inPlace: Bool,
    use: OutputUse = .later, count: Int, outputOffset: Int
  ) -> AutoChoice {
    let index = Self.index(of: operation, on: elementType, inPlace: inPlace, use: use)
    return count > doors[index].shortUpTo || doors[index].isPlain(outputOffset, count)
      ? plans[index].choice(for: count)
      : Door.isHalfway(outputOffset) ? halfway[index] : aligning[index]
  }

  /// Runs what the public functions of an operation would run by this table.
  package func run(
    _ operation: KernelOperation, on elementType: ElementType = .float32, _ x: KernelInput,
    _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ parameter: Double
  ) {
    // With one input dy is x.
    let inPlace = KernelInput(output) == dy
    (doors + Self.index(of: operation, on: elementType, inPlace: inPlace, use: .later)).run(
      x, dy, output, count, parameter)
  }
}

extension DoorTable {
  /// Where an output may go and when it may be read, in the order of the doors of an operation.
  private static var forms: [(inPlace: Bool, use: OutputUse)] {
    [(false, .later), (true, .later), (false, .soon)]
  }

  /// A constant, as the number of all cases is none to the compiler.
  @inline(__always)
  private static var typeCount: Int { 4 }

  private static var count: Int { forms.count * Work.all.count }

  /// What a door is for.
  private struct Work: Hashable {
    let operation: KernelOperation
    let elementType: ElementType

    /// All that compute it here.
    var kernels: [CompiledKernel] {
      SerialKernels.compiled.filter {
        $0.identity.operation == operation && $0.identity.elementType == elementType
      }
    }

    /// In the order of the doors.
    static let all = KernelOperation.allCases.flatMap { operation in
      ElementType.allCases.map { Work(operation: operation, elementType: $0) }
    }
  }

  /// Where the door of an operation is; a constant where operation and type are.
  ///
  /// - Parameters:
  ///   - operation: What is computed.
  ///   - elementType: Of which elements.
  ///   - inPlace: Whether the output is the last input's buffer, which is then in a cache whoever reads it.
  ///   - use: When the output is read.
  /// - Returns: The index.
  @inline(__always)
  static func index(
    of operation: KernelOperation, on elementType: ElementType, inPlace: Bool, use: OutputUse
  ) -> Int {
    3 * (typeCount * operation.ordinal + elementType.ordinal) + (inPlace ? 1 : use == .soon ? 2 : 0)
  }

  /// Where the loop that aligns its stores, whose vectors are narrower, overtakes on a core that stores whole
  /// lines: METHODOLOGY, section 15.
  private static func wideAlignsFrom(inputs: Int) -> Int { inputs == 1 ? 512 : 2048 }

  private func door(
    _ plan: AutoPlan, _ chosen: [CompiledKernel], unaligned: CompiledKernel,
    halfway: CompiledKernel, isWide: Bool
  ) -> Door {
    let (operation, elementType) = (
      chosen[0].identity.operation, chosen[0].identity.elementType
    )
    let isShortAlone = plan.steps[0].choice.threads == 1
    let steps = zip(plan.steps, chosen).map { step, kernel in
      let threads = step.choice.threads
      return DoorStep(
        upTo: step.upTo, loop: kernel.loop,
        threads: threads == 1
          ? nil : ParallelKernel(kernel, on: WorkerPool.shared, workers: threads).function)
    }
    let memory = UnsafeMutableBufferPointer<DoorStep>.allocate(capacity: steps.count)
    _ = memory.initialize(fromContentsOf: steps)
    stepMemory.append(memory)
    guard let start = memory.baseAddress else { preconditionFailure("a plan has a step") }
    return Door(
      shortUpTo: isShortAlone ? min(plan.steps[0].upTo, Door.leastLook - 1) : -1,
      short: chosen[0].loop,
      shortUnaligned: unaligned.loop, shortHalfway: halfway.loop,
      alignsFrom: elementType.count(
        inPlaceOf: isWide ? Self.wideAlignsFrom(inputs: operation.inputCount) : 128),
      vectorMask: isWide ? 63 : 31,
      steps: UnsafePointer(start), cores: cores)
  }
}

extension [CompiledKernel] {
  /// The kernel of a choice, or where there is none that fits, the one for every case.
  fileprivate func kernel(for choice: AutoChoice, inPlace: Bool) -> CompiledKernel {
    if let kernel = named(choice.variant, choice.instructionSet),
      kernel.identity.supportsInPlace || !inPlace
    {
      return kernel
    }
    let variant = self.first?.identity.elementType.halfLineVariant ?? ""
    guard let kernel = named(variant, .bestAvailable) ?? named(variant, .baseline) else {
      preconditionFailure("there is no kernel with vectors of 32 bytes")
    }
    return kernel
  }

  /// The kernel that computes as `kernel` does with vectors of half the width; nil where there is none.
  fileprivate func halving(_ kernel: KernelIdentity) -> CompiledKernel? {
    named(kernel.elementType.halfLineVariant, kernel.instructionSet)
  }

  /// The kernel that computes as `kernel` does and aligns its stores; nil where `kernel` stores no
  /// vectors, or in another way.
  fileprivate func aligning(_ kernel: KernelIdentity) -> CompiledKernel? {
    let type = kernel.elementType
    let stores = ["autovectorized", type.halfLineVariant, type.lineVariant]
    guard stores.contains(kernel.variant) else { return nil }
    return named(type.unrolledVariant, kernel.instructionSet)
  }

  private func named(_ variant: String, _ instructionSet: InstructionSet) -> CompiledKernel? {
    first { $0.identity.variant == variant && $0.identity.instructionSet == instructionSet }
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

extension CompiledKernel {
  /// The kernel as a choice for the caller's thread.
  fileprivate var choice: AutoChoice { AutoChoice(identity.variant, identity.instructionSet) }
}

extension KernelIdentity {
  /// Whether it stores vectors of 64 bytes.
  fileprivate var storesLines: Bool {
    variant == elementType.lineVariant && instructionSet == .avx512
  }
}
