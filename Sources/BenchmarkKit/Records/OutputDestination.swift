// Where a result goes: a new file, standard output, or a pipe or device that is there.

public import SystemPackage

/// What the argument of `--output` and its like names.
///
/// Only a new file can be replaced atomically and so be whole at every moment. What is written to the
/// others is written once, at the end.
public enum OutputDestination: Sendable, Equatable {
  /// The process's own output, in the order of what it prints.
  case standardOutput
  /// A descriptor that the process was given, as by `3>file` or a shell's `>(command)`.
  case descriptor(CInt, FilePath)
  /// A pipe or a device that is there.
  case device(FilePath)
  /// A file, which must not exist.
  case file(FilePath)

  /// Understands `-` and the names that systems have for a process's descriptors.
  public init(_ argument: String) {
    let path = FilePath(argument)
    let folder = ["/dev/fd/", "/proc/self/fd/"].first(where: argument.hasPrefix)
    let number: CInt? =
      switch argument {
      case "-", "/dev/stdout": 1
      case "/dev/stderr": 2
      default: folder.flatMap { CInt(argument.dropFirst($0.count)) }.flatMap { $0 < 0 ? nil : $0 }
      }
    if let number {
      self = number == 1 ? .standardOutput : .descriptor(number, path)
    } else if let type = try? Stat(path).type, type == .fifo || type == .characterSpecial {
      self = .device(path)
    } else {
      self = .file(path)
    }
  }
}

/// A pipe, a device or a descriptor, open for a result that is written once.
struct OutputStream: Sendable {
  private let descriptor: FileDescriptor
  private let path: FilePath

  /// Opens what is no file; nil for a file and for standard output.
  ///
  /// - Throws: `RecordError`: `noReader`, `unwritable`.
  init?(_ destination: OutputDestination) throws(RecordError) {
    switch destination {
    case .standardOutput, .file: return nil
    case .descriptor(let number, let path):
      descriptor = FileDescriptor(rawValue: number)
      self.path = path
      do { try PlatformFile.requireWritable(descriptor) } catch {
        throw RecordError(writing: path, Errno(catching: error))
      }
    case .device(let path):
      self.path = path
      do {
        // To open a pipe that nobody reads would wait for a reader.
        descriptor = try FileDescriptor.open(path, .writeOnly, options: .nonBlocking)
        try PlatformFile.makeBlocking(descriptor)
      } catch {
        let errno = Errno(catching: error)
        throw errno == .noSuchAddressOrDevice
          ? .noReader(path) : RecordError(writing: path, errno)
      }
    }
  }

  /// Writes the whole result.
  ///
  /// - Throws: `RecordError`: `unwritable`, `diskFull`.
  func write(_ bytes: [UInt8]) throws(RecordError) {
    do { _ = try descriptor.writeAll(bytes) } catch {
      throw RecordError(writing: path, Errno(catching: error))
    }
  }
}
