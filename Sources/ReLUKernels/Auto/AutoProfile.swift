// What was measured on a machine, for `auto` to choose by.

import KernelInterface

/// Plans that were measured, and the machine they hold for.
public struct AutoProfile: Sendable, Hashable {
  /// The machine, as `MachineShape` describes itself.
  public let machine: String
  /// What was measured.
  public let plans: [AutoSituation: AutoPlan]

  /// Which of its CPUs are threads of one core.
  public let sharing: CoreSharing

  /// Joins plans and the machine they were measured on.
  public init(
    machine: MachineShape, plans: [AutoSituation: AutoPlan], sharing: CoreSharing = .none
  ) {
    self.init(machine: machine.description, plans: plans, sharing: sharing)
  }

  init(machine: String, plans: [AutoSituation: AutoPlan], sharing: CoreSharing) {
    self.machine = machine
    self.plans = plans
    self.sharing = sharing
  }

  /// The plan for a situation: the one measured with the same threads, or else with the most threads
  /// below; nil where there is none.
  ///
  /// An operation of which nothing was measured goes by the one that stands for its kind. One of a single input that has a product to
  /// compute goes by ReLU where nothing was measured of its kind: in place that is not done, as each call
  /// shrinks the numbers. A gradient has more to compute, and goes by nothing else.
  func plan(for situation: AutoSituation) -> AutoPlan? {
    let operation = situation.operation
    let representative = operation.representative
    func plan(of operation: KernelOperation) -> AutoPlan? {
      measuredPlan(
        for: AutoSituation(operation, inPlace: situation.inPlace, threads: situation.threads))
    }
    if let plan = plan(of: operation) ?? plan(of: representative) { return plan }
    return representative == .leakyReLU ? plan(of: .relu) : nil
  }

  private func measuredPlan(for situation: AutoSituation) -> AutoPlan? {
    plans.filter {
      $0.key.operation == situation.operation && $0.key.inPlace == situation.inPlace
        && $0.key.threads <= situation.threads
    }.max { $0.key.threads < $1.key.threads }?.value
  }
}

/// Why a profile cannot be used.
public enum AutoProfileError: Error, Hashable, CustomStringConvertible {
  /// The file cannot be read.
  case unreadable(reason: String)
  /// The text is not that of a profile, or not all of it.
  case corrupt(line: Int, reason: String)
  /// It was measured on another machine.
  case foreign(machine: String)

  /// The reason in a sentence.
  public var description: String {
    switch self {
    case .unreadable(let reason): "it cannot be read: \(reason)"
    case .corrupt(let line, let reason): "line \(line) is damaged: \(reason)"
    case .foreign(let machine): "it was measured on another machine (\(machine))"
    }
  }
}
