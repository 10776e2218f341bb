// Why hardware counters cannot be used, said so that a user can act on it.

import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why there are no hardware counters.
public enum CounterError: Error, Sendable, Equatable {
  /// The system is not Linux, the only one whose counters programs may use.
  case otherSystem
  /// The kernel does not have the call, or a filter says so.
  case noSystemCall
  /// The processor, or the virtual machine, has no such counter.
  case noCounter(errno: Int32)
  /// The kernel's setting forbids it.
  case forbidden(paranoid: Int)
  /// It is refused although the kernel's setting allows it; nil where there is no such setting.
  case refused(errno: Int32, paranoid: Int?)
  /// Something else.
  case other(errno: Int32)
}

extension CounterError {
  /// The meaning of the errno of perf_event_open(2).
  ///
  /// - Parameters:
  ///   - errno: What the call left.
  ///   - paranoid: `kernel.perf_event_paranoid`; from 3 on, which some distributions add, programs
  ///     without privileges may not count anything.
  package init(errno: Int32, paranoid: Int?) {
    switch errno {
    #if !os(Linux)
      case ENOSYS: self = .otherSystem
    #endif
    case ENOSYS: self = .noSystemCall
    case ENOENT, EOPNOTSUPP, ENODEV: self = .noCounter(errno: errno)
    case EACCES, EPERM:
      if let paranoid, paranoid > 2 {
        self = .forbidden(paranoid: paranoid)
      } else {
        self = .refused(errno: errno, paranoid: paranoid)
      }
    default: self = .other(errno: errno)
    }
  }

  /// The setting of this system.
  static func systemParanoid() -> Int? {
    SystemTree(root: "/").number("proc/sys/kernel/perf_event_paranoid")
  }

  /// What can be done about it.
  public var remedy: String {
    switch self {
    case .otherSystem: "measure on Linux for counts of cycles and instructions"
    case .noSystemCall: "use a kernel with CONFIG_PERF_EVENTS, outside of sandboxes"
    case .noCounter:
      "have the hypervisor pass the counters through (QEMU: -cpu host,pmu=on), or measure on the "
        + "machine itself"
    case .forbidden: "allow programs to count what they do themselves"
    case .refused: "in a container, add the capability PERFMON or lift its seccomp profile"
    case .other: "see man 2 perf_event_open, section ERRORS"
    }
  }

  /// The command that does it, where there is one.
  public var command: String? {
    switch self {
    case .forbidden: "sudo sysctl kernel.perf_event_paranoid=2"
    case .refused: "docker run --cap-add PERFMON"
    case .otherSystem, .noSystemCall, .noCounter, .other: nil
    }
  }
}

extension CounterError: CustomStringConvertible {
  /// The reason in one sentence.
  public var description: String {
    switch self {
    case .otherSystem: "programs may not use the counters on this system; on Linux they may"
    case .noSystemCall:
      "the kernel has no perf_event_open (\(Self.text(ENOSYS))): it was built without performance "
        + "events, or a sandbox hides them"
    case .noCounter(let errno):
      "perf_event_open knows no counter of cycles (\(Self.text(errno))): the processor has none, or "
        + "the hypervisor does not pass it through to this virtual machine"
    case .forbidden(let paranoid):
      "kernel.perf_event_paranoid is \(paranoid), which forbids programs without privileges to "
        + "count; 2 allows it"
    case .refused(let errno, let paranoid):
      "perf_event_open is refused (\(Self.text(errno))) although "
        + (paranoid.map { "kernel.perf_event_paranoid is \($0), which allows it" }
          ?? "the kernel has no setting against it")
        + ": a seccomp profile or security module forbids it, as those of containers do"
    case .other(let errno): "perf_event_open failed (\(Self.text(errno)))"
    }
  }

  private static func text(_ errno: Int32) -> String { String(cString: strerror(errno)) }
}
