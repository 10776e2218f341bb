// Where jemalloc's functions come from: all of one library, or its buffers cannot be trusted.
internal import CJemalloc
internal import CMemoryPlacement

/// The functions of jemalloc that this module calls, as the dynamic linker has resolved them.
///
/// A library that is loaded before jemalloc, as by `LD_PRELOAD`, can define any of its functions. One
/// that defines all of them is another allocator, which is recorded. One that defines some would be
/// given memory that it knows nothing of.
public enum JemallocInterface {
  /// What a function is part of: an executable or a shared library.
  package struct Owner: Hashable {
    /// Where it begins in memory.
    let base: UInt
    /// Its path.
    package let path: String

    /// Something that begins at `base`.
    package init(base: UInt, path: String) {
      self.base = base
      self.path = path
    }
  }

  /// Refuses an interface whose functions come from more than one library.
  ///
  /// - Throws: `SplitInterfaceError`.
  public static func check() throws(SplitInterfaceError) { try check(functions) }

  /// Whether jemalloc is part of the program.
  public static var isStatic: Bool { isStatic(functions, program: owner(of: cmp_own_address())) }

  /// The library that jemalloc's functions come from; nil where it is part of the program.
  public static var library: String? {
    isStatic ? nil : functions.lazy.compactMap(\.owner).first?.path
  }

  /// The libraries other than jemalloc that `malloc` and `free` come from, in order of their paths.
  ///
  /// Empty where both are jemalloc's, where the system does not say, and on macOS, where all
  /// allocators are called by way of the system's `malloc`.
  public static var foreignMallocs: [String] {
    #if canImport(Darwin)
      []
    #else
      foreign([owner(of: cmp_malloc_address(0)), owner(of: cmp_malloc_address(1))], to: functions)
    #endif
  }
}

extension JemallocInterface {
  package typealias Function = (name: String, owner: Owner?)

  private static var functions: [Function] {
    ["mallocx", "sdallocx", "nallocx", "mallctl"].enumerated().map {
      ($1, owner(of: relubench_je_address(Int32($0))))
    }
  }

  private static func owner(of function: UnsafeRawPointer?) -> Owner? {
    var found = cmp_owner()
    guard let function, cmp_find_owner(function, &found) != 0, let path = found.path else {
      return nil
    }
    return Owner(base: UInt(bitPattern: found.base), path: String(cString: path))
  }

  /// As ``check()``, of functions of which the owner is nil where the system does not say: in a
  /// program that is static altogether, which cannot have them from anywhere else.
  package static func check(_ functions: [Function]) throws(SplitInterfaceError) {
    let known = functions.filter { $0.owner != nil }
    guard Set(known.map(\.owner)).count > 1 else { return }
    var paths: [String] = []
    for function in known {
      if let path = function.owner?.path, !paths.contains(path) { paths.append(path) }
    }
    throw SplitInterfaceError(
      parts: paths.map { path in
        SplitInterfaceError.Part(
          library: path, functions: known.filter { $0.owner?.path == path }.map(\.name))
      })
  }

  /// As ``isStatic``, for a program of which the owner may not be known either.
  package static func isStatic(_ functions: [Function], program: Owner?) -> Bool {
    functions.allSatisfy { $0.owner == nil || $0.owner == program }
  }

  /// As ``foreignMallocs``.
  package static func foreign(_ mallocs: [Owner?], to functions: [Function]) -> [String] {
    guard let own = functions.lazy.compactMap(\.owner).first else { return [] }
    return Set(mallocs.compactMap { $0 }.filter { $0 != own }.map(\.path)).sorted()
  }
}

/// The functions of jemalloc come from more than one library.
public struct SplitInterfaceError: Error, Hashable, CustomStringConvertible {
  /// A library with the functions that come from it.
  public struct Part: Hashable, Sendable {
    /// Its path.
    public let library: String
    /// Their names.
    public let functions: [String]
  }

  /// Two or more.
  public let parts: [Part]

  /// What comes from where, and the way out.
  public var description: String {
    let sources = parts.map { "\($0.functions.joined(separator: ", ")) from '\($0.library)'" }
    return "jemalloc's functions come from more than one library: "
      + sources.joined(separator: "; ")
      + ". Memory of the one would be given back to the other: preload a library that has all of "
      + "them or none (LD_PRELOAD, DYLD_INSERT_LIBRARIES)"
  }
}
