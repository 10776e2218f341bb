// Ctrl-C and SIGTERM: end the measurement, keep what was measured.

import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whether the user or the system has asked the process to stop.
///
/// A signal is only noted, and whoever works looks here between two steps. So it takes effect after
/// the sample under way, and while large arrays are allocated, filled and verified only after that:
/// seconds at most, and a second signal does not wait.
enum Interruption {
  private static let signalNumber = Atomic<Int32>(0)

  /// The signal that asked, once one has.
  static var signal: Int32? {
    let number = signalNumber.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// The exit status by which a shell knows the signal: 128 plus its number.
  static func exitStatus(_ signal: Int32) -> Int32 { 128 + signal }

  /// From now on SIGINT and SIGTERM are noted instead of ending the process.
  ///
  /// A second one ends it: somebody in a hurry is not made to wait. A signal that whoever started
  /// the process has it ignore, as shells do for jobs in the background, stays ignored: it is meant
  /// for somebody else.
  static func watch() {
    // Touch the atomic here: its one-time initialisation must not happen inside a handler.
    signalNumber.store(0, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] where !isIgnored(number) {
      var action = sigaction()
      #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = { note($0) }
      #else
        action.__sigaction_handler.sa_handler = { Interruption.note($0) }
      #endif
      // Restarting: a signal while the table is printed or the record flushed would else make the
      // call fail, and with it what it was about to write.
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | Int32(SA_RESTART)
      sigaction(number, &action, nil)
    }
    // A file past its size limit should be an error of write, not the end of the process.
    _ = Self.ignore(SIGXFSZ)
  }

  /// From now on writing to a process that has ended is an error of `write`, not the end of this one.
  static func ignoreLostReaders() { _ = ignore(SIGPIPE) }

  private static func note(_ number: Int32) {
    signalNumber.store(number, ordering: .relaxed)
    // The other one is reset, too: a SIGTERM after Ctrl-C comes from somebody in a hurry. The call
    // is allowed in a handler; an array would allocate, which is not.
    if !isIgnored(SIGINT) { setHandler(SIGINT, SIG_DFL) }
    if !isIgnored(SIGTERM) { setHandler(SIGTERM, SIG_DFL) }
  }

  /// Allowed in a handler.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let handler: SignalHandler = action.__sigaction_u.__sa_handler
    #else
      let handler: SignalHandler = action.__sigaction_handler.sa_handler
    #endif
    // Functions do not compare; this one is no function but a number.
    return unsafeBitCast(handler, to: Int.self)
      == unsafeBitCast(SIG_IGN as SignalHandler, to: Int.self)
  }

  private static func ignore(_ number: Int32) -> Bool {
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = SIG_IGN
    #else
      action.__sigaction_handler.sa_handler = SIG_IGN
    #endif
    return sigaction(number, &action, nil) == 0
  }
}

#if canImport(Darwin)
  private typealias SignalHandler = (@convention(c) (Int32) -> Void)?
#else
  private typealias SignalHandler = __sighandler_t?
#endif

/// The C function, out of the shadow of the property of the same name.
private func setHandler(_ number: Int32, _ handler: SignalHandler) { _ = signal(number, handler) }
