// What a wrong kernel is told.

public import ReLUKernels

/// A place where a kernel departs from its contract.
public struct Mismatch: Error, Sendable, Equatable {
  /// What went wrong at the place.
  public enum Fault: Sendable, Equatable {
    /// An output element has other bits than the reference's.
    case wrongBits(expected: UInt64, found: UInt64)
    /// Something was written outside the output.
    case wroteOutside(found: UInt64)
    /// An input changed that was not to be written.
    case changedInput(found: UInt64)
    /// The kernel reported another count of elements than it was given.
    case wrongCount(expected: Int, found: Int)
    /// The kernel could not be made ready for the call.
    case unready(reason: String)
  }

  /// The kernel.
  public let identity: KernelIdentity
  /// What went wrong.
  public let fault: Fault
  /// Index of the element, relative to the output; negative or past the end outside it.
  public let index: Int
  /// Bits of x at the index; nil outside the arrays.
  public let x: UInt64?
  /// Bits of the upstream gradient at the index; nil for operations without one.
  public let dy: UInt64?
  /// Arguments of `relubench verify` that repeat the comparison.
  public let arguments: String

  /// The kernel's id.
  public var kernel: String { identity.id }
  /// The instruction set the kernel is compiled for.
  public var instructionSet: InstructionSet { identity.instructionSet }

  init(
    kernel identity: KernelIdentity, fault: Fault, index: Int, x: UInt64?, dy: UInt64?,
    arguments: String
  ) {
    self.identity = identity
    self.fault = fault
    self.index = index
    self.x = x
    self.dy = dy
    self.arguments = arguments
  }
}

extension Mismatch: CustomStringConvertible {
  /// The kernel, the place, the bits that went in, were expected and were found, and the command
  /// that repeats the comparison; a line each.
  public var description: String {
    var lines = ["\(kernel) (\(instructionSet.rawValue)) \(faultText) at index \(index)"]
    if let x { lines.append("  x        \(text(x))") }
    if let dy { lines.append("  upstream \(text(dy))") }
    if case .wrongBits(let expected, let found) = fault {
      lines.append("  expected \(text(expected))")
      lines.append("  found    \(text(found))")
    }
    lines.append("  repeat:  relubench verify \(arguments)")
    return lines.joined(separator: "\n")
  }

  private var faultText: String {
    switch fault {
    case .wrongBits: "differs from the reference"
    case .wroteOutside(let found): "wrote \(text(found)) outside its output"
    case .changedInput(let found): "changed its input to \(text(found))"
    case .wrongCount(let expected, let found): "reported \(found) elements instead of \(expected)"
    case .unready(let reason): "could not be made ready: \(reason)"
    }
  }

  private func text(_ bits: UInt64) -> String {
    let type = identity.elementType
    let digits = String(bits, radix: 16)
    let zeros = String(repeating: "0", count: max(0, 2 * type.byteCount - digits.count))
    let number =
      type == .float32
      ? "\(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))" : "\(type.format.number(bits))"
    return "0x\(zeros)\(digits) (\(number))"
  }
}
