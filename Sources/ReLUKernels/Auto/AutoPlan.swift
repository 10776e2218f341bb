// Which kernel is the best one, over the count of elements.

public import KernelInterface

/// What a plan is for: calls that compute the same and move memory in the same way, on at most so many
/// threads.
public struct AutoSituation: Sendable, Hashable {
  /// What is computed.
  public var operation: KernelOperation
  /// Whether the output is the last input's buffer.
  public var inPlace: Bool
  /// The most threads.
  public var threads: Int

  /// Joins what decides between plans.
  public init(_ operation: KernelOperation, inPlace: Bool, threads: Int) {
    self.operation = operation
    self.inPlace = inPlace
    self.threads = threads
  }

  /// Bytes that a call on `count` elements reads and writes: each array once.
  public func bytes(_ count: Int) -> Int {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: 4 * arrays)
    return overflow ? Int.max : bytes
  }

  /// Elements of a call that touches so many bytes.
  public func elements(_ bytes: Int) -> Int { bytes / (4 * arrays) }

  private var arrays: Int { operation.inputCount + (inPlace ? 0 : 1) }
}

/// One choice: a variant, its instruction set, and threads.
public struct AutoChoice: Sendable, Hashable {
  /// The variant of a kernel that does the work itself.
  public var variant: String
  /// Its instruction set.
  public var instructionSet: InstructionSet
  /// Threads of the pool that work on it; 1 for the caller's alone.
  public var threads: Int

  /// Joins variant, instruction set and threads.
  public init(_ variant: String, _ instructionSet: InstructionSet, threads: Int = 1) {
    self.variant = variant
    self.instructionSet = instructionSet
    self.threads = threads
  }
}

extension AutoChoice: CustomStringConvertible {
  /// `simd8/avx2`, or `simd8/avx2 on 2 threads`.
  public var description: String {
    "\(variant)/\(instructionSet.rawValue)" + (threads == 1 ? "" : " on \(threads) threads")
  }
}

/// A choice for every count of elements.
public struct AutoPlan: Sendable, Hashable {
  /// A choice and the largest count it is for.
  public struct Step: Sendable, Hashable {
    /// The largest count; `Int.max` in the last step.
    public var upTo: Int
    /// What is chosen.
    public var choice: AutoChoice

    /// Chooses for counts above the step before, up to `upTo`.
    public init(upTo: Int, _ choice: AutoChoice) {
      self.upTo = upTo
      self.choice = choice
    }
  }

  /// At least one; ascending, the last up to `Int.max`.
  public let steps: [Step]

  /// A plan of steps that cover every count; neighbours that choose the same become one.
  ///
  /// nil unless they ascend and end with `Int.max`.
  public init?(_ steps: [Step]) {
    guard steps.last?.upTo == Int.max, steps[0].upTo >= 0,
      zip(steps, steps.dropFirst()).allSatisfy({ $0.upTo < $1.upTo })
    else { return nil }
    self.steps = steps.enumerated().filter { index, step in
      index + 1 == steps.count || steps[index + 1].choice != step.choice
    }.map(\.element)
  }

  /// What is chosen for `count` elements.
  public func choice(for count: Int) -> AutoChoice {
    steps[steps.firstIndex { count <= $0.upTo } ?? steps.count - 1].choice
  }
}
