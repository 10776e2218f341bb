// What was measured on a machine, for `auto` to choose by.

import KernelInterface

/// Plans that were measured, and the machine they hold for.
public struct AutoProfile: Sendable, Hashable {
  /// The machine, as `MachineShape` describes itself.
  public let machine: String
  /// What was measured.
  public let plans: [AutoSituation: AutoPlan]

  /// Joins plans and the machine they were measured on.
  public init(machine: MachineShape, plans: [AutoSituation: AutoPlan]) {
    self.init(machine: machine.description, plans: plans)
  }

  init(machine: String, plans: [AutoSituation: AutoPlan]) {
    self.machine = machine
    self.plans = plans
  }

  /// The plan for a situation: the one measured with the same threads, or else with the most threads
  /// below; nil where there is none.
  ///
  /// A leaky operation of which nothing was measured goes by the one without a slope, which moves
  /// memory in the same way: in place it cannot be measured, as each call shrinks the numbers.
  func plan(for situation: AutoSituation) -> AutoPlan? {
    if let plan = measuredPlan(for: situation) { return plan }
    guard let plain = situation.operation.withoutSlope else { return nil }
    return measuredPlan(
      for: AutoSituation(plain, inPlace: situation.inPlace, threads: situation.threads))
  }

  private func measuredPlan(for situation: AutoSituation) -> AutoPlan? {
    plans.filter {
      $0.key.operation == situation.operation && $0.key.inPlace == situation.inPlace
        && $0.key.threads <= situation.threads
    }.max { $0.key.threads < $1.key.threads }?.value
  }
}

extension KernelOperation {
  /// What it is with a slope of 0; nil where it has none.
  fileprivate var withoutSlope: KernelOperation? {
    switch self {
    case .leakyReLU: .relu
    case .leakyReLUGradient: .reluGradient
    case .relu, .reluGradient: nil
    }
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
