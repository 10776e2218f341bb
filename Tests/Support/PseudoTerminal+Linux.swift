// Opens a pseudo-terminal on Linux.

#if os(Linux)
  #if canImport(Musl)
    import Musl
  #else
    import Glibc
  #endif

  extension PseudoTerminal {
    /// Both ends; nil where there is none to have.
    ///
    /// By ioctl, man 2 TIOCGPTN: `posix_openpt` and its companions are hidden from Swift behind a
    /// feature macro of the C library, and the numbers behind a function-like one.
    static func open() -> (controller: CInt, terminal: CInt)? {
      let setLock: UInt = 0x4004_5431
      let getNumber: UInt = 0x8004_5430
      let controller = openFile("/dev/ptmx", O_RDWR | O_NOCTTY)
      var (isLocked, number): (CInt, CInt) = (0, 0)
      guard controller >= 0, ioctl(controller, setLock, &isLocked) == 0,
        ioctl(controller, getNumber, &number) == 0
      else { return nil }
      let terminal = openFile("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
      return terminal >= 0 ? (controller, terminal) : nil
    }
  }

  /// The C function, out of the shadow of the method of the same name.
  private func openFile(_ path: String, _ flags: CInt) -> CInt { open(path, flags) }
#endif
