// A plan for outputs that are read soon, made from one for outputs that are not.

import KernelInterface

extension AutoPlan {
  /// The plan where the next operation reads the output: nothing that the last cache holds is stored past it.
  ///
  /// What would be is run by the plan's own plain loop on as many threads. Beyond the last cache the reader
  /// waits for memory in any case, and stores past the caches save the lines that others would read first.
  ///
  /// - Parameters:
  ///   - operation: What is computed, out of place.
  ///   - machine: Where the plan is carried out.
  /// - Returns: The plan.
  func whereOutputsAreReadSoon(
    of operation: KernelOperation, on machine: MachineShape
  ) -> AutoPlan {
    let held = machine.lastLevelBytes / MemoryLayout<Float>.size
    let situation = AutoSituation(operation, inPlace: true, threads: 1)
    var plain = AutoPlan(for: situation, on: machine).steps[0].choice
    var steps: [Step] = []
    var start = 0
    for step in self.steps {
      if !Self.streams(step.choice) {
        plain = step.choice
        steps.append(step)
      } else if start > held {
        steps.append(step)
      } else {
        let choice = AutoChoice(
          plain.variant, plain.instructionSet, threads: step.choice.threads)
        steps.append(Step(upTo: min(step.upTo, held), choice))
        if step.upTo > held { steps.append(step) }
      }
      start = step.upTo == .max ? .max : step.upTo + 1
    }
    guard let plan = AutoPlan(steps) else { preconditionFailure("steps that do not ascend") }
    return plan
  }

  private static func streams(_ choice: AutoChoice) -> Bool {
    SerialKernels.compiled.contains {
      $0.identity.variant == choice.variant && $0.identity.usesStreamingStores
    }
  }
}
