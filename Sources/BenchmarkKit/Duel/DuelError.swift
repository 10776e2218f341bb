// What keeps a duel from being fought, in words a user can act on.

/// Why two executables could not be measured against each other.
public enum DuelError: Error, Sendable, Equatable {
  /// The executable could not be started.
  case cannotStart(DuelSide, path: String, reason: String)
  /// It ended, or said something else, where its hello was expected: an executable from before
  /// duels, or none of this suite.
  case noWorker(DuelSide, path: String, said: String)
  /// It cannot map the memory that both sides are to work on.
  case cannotShare(DuelSide, path: String, said: String)
  /// It does not know what it is asked to measure.
  case refused(DuelSide, path: String, said: String)
  /// It speaks another version of the protocol.
  case otherProtocol(DuelSide, path: String, version: Int)
  /// It speaks this version of the protocol, and what it says of itself cannot be read.
  case unreadableHello(DuelSide, path: String, problem: String)
  /// It ended, or fell silent, in the middle of the duel.
  case died(DuelSide, during: String, said: String)
  /// It answered something that makes no sense.
  case nonsense(DuelSide, request: String, answer: String)
  /// The two have no benchmark in common that can be compared.
  case nothingInCommon(reason: String)
  /// A kernel gives wrong answers, so its speed means nothing.
  case wrongAnswer(DuelSide, benchmark: String, reason: String)
  /// A benchmark cannot be made ready for measuring.
  case unprepared(DuelSide, benchmark: String, reason: String)
  /// A gate over so many benchmarks could accuse none of them.
  case tooMany(Int, most: Int)
}

extension DuelError: CustomStringConvertible {
  /// One sentence or two: what happened, and what to do.
  public var description: String {
    switch self {
    case .cannotStart(let side, let path, let reason):
      "\(side.name) cannot be started: '\(path)': \(reason)"
    case .noWorker(let side, let path, let said):
      "\(side.name) does not take part in duels: '\(path)' is older than them, or no relubench; "
        + "it \(said)"
    case .cannotShare(let side, let path, let said):
      "\(side.name) cannot work on the memory of the other side: '\(path)' \(said)"
    case .refused(let side, let path, let said):
      "\(side.name) cannot measure what is asked for: '\(path)' \(said)"
    case .otherProtocol(let side, let path, let version):
      "\(side.name) speaks version \(version) of the duel's protocol, this executable version "
        + "\(DuelProtocol.version): '\(path)'; run the duel with the newer of the two, or build "
        + "both from commits with the same version"
    case .unreadableHello(let side, let path, let problem):
      "\(side.name) introduces itself in a way that cannot be read: '\(path)': \(problem); build "
        + "both executables from commits that are close to each other"
    case .died(let side, let during, let said):
      "\(side.name) broke off during '\(during)'; it \(said)"
    case .nonsense(let side, let request, let answer):
      "\(side.name) answered '\(request)' with '\(answer.prefix(200))', which means nothing here"
    case .nothingInCommon(let reason):
      "there is nothing to compare: \(reason)"
    case .wrongAnswer(let side, let benchmark, let reason):
      "\(side.name) computes \(benchmark) wrongly: \(reason)"
    case .unprepared(let side, let benchmark, let reason):
      "\(side.name) cannot measure \(benchmark): \(reason)"
    case .tooMany(let count, let most):
      "among \(count) benchmarks chance alone makes some slower in every process pair; a gate "
        + "takes at most \(most): choose with --suite, --kernel or --elements"
    }
  }
}
