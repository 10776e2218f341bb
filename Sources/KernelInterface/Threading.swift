// How a kernel comes to several threads.

/// How a kernel comes to several threads, which decides with how many it is measured.
public enum Threading: String, Sendable, Hashable, CaseIterable {
  /// It runs on the caller's thread alone.
  case none
  /// It is a wrapper that splits the elements among as many threads as it is given.
  case split
  /// It decides itself how many of the threads it is given it uses, one among them.
  case own
}
