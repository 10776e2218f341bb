// Opens a pseudo-terminal on Darwin.

#if canImport(Darwin)
  import Darwin
  import Synchronization

  extension PseudoTerminal {
    /// The C library keeps the name in memory that all threads share.
    private static let naming = Mutex(())

    /// Both ends; nil where there is none to have.
    static func open() -> (controller: CInt, terminal: CInt)? {
      let controller = posix_openpt(O_RDWR | O_NOCTTY)
      guard controller >= 0, grantpt(controller) == 0, unlockpt(controller) == 0 else {
        return nil
      }
      let terminal = naming.withLock { _ in
        ptsname(controller).map { openFile($0, O_RDWR | O_NOCTTY) } ?? -1
      }
      return terminal >= 0 ? (controller, terminal) : nil
    }
  }

  /// The C function, out of the shadow of the method of the same name.
  private func openFile(_ path: UnsafePointer<CChar>, _ flags: CInt) -> CInt { open(path, flags) }
#endif
