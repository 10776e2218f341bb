// Why a gate's policy cannot be used.

public import SystemPackage

/// A policy that cannot be read, or says something that no policy says.
public enum GatePolicyError: Error, Sendable, Equatable {
  /// The file cannot be read.
  case unreadable(RecordError)
  /// The file is no policy; `place` is the coding path or the line.
  case malformed(FilePath, place: String, problem: String)
}

extension GatePolicyError: CustomStringConvertible {
  /// One sentence with the file and the place in it.
  public var description: String {
    switch self {
    case .unreadable(let error): "\(error)"
    case .malformed(let path, let place, let problem):
      "'\(path)' is no policy of a gate: at \(place): \(problem)"
    }
  }
}
