// What a wrong kernel is told.

public import ReLUKernels

/// A place where a kernel departs from its contract.
public struct Mismatch: Error, Sendable, Equatable {
  /// What went wrong at the place.
  public enum Fault: Sendable, Equatable {
    /// An output element has other bits than the reference's.
    case wrongBits(expected: UInt32, found: UInt32)
    /// Something was written outside the output.
    case wroteOutside(found: UInt32)
    /// An input changed that was not to be written.
    case changedInput(found: UInt32)
    /// The kernel reported another count of elements than it was given.
    case wrongCount(expected: Int, found: Int)
    /// The kernel could not be made ready for the call.
    case unready(reason: String)
  }

  /// The kernel's id.
  public let kernel: String
  /// The instruction set the kernel is compiled for.
  public let instructionSet: InstructionSet
  /// What went wrong.
  public let fault: Fault
  /// Index of the element, relative to the output; negative or past the end outside it.
  public let index: Int
  /// Bits of x at the index; nil outside the arrays.
  public let x: UInt32?
  /// Bits of the upstream gradient at the index; nil for operations without one.
  public let dy: UInt32?
  /// Arguments of `relubench verify` that repeat the comparison.
  public let arguments: String
}

extension Mismatch: CustomStringConvertible {
  /// The kernel, the place, the bits that went in, were expected and were found, and the command
  /// that repeats the comparison; a line each.
  public var description: String {
    var lines = ["\(kernel) (\(instructionSet.rawValue)) \(faultText) at index \(index)"]
    if let x { lines.append("  x        \(Self.text(x))") }
    if let dy { lines.append("  upstream \(Self.text(dy))") }
    if case .wrongBits(let expected, let found) = fault {
      lines.append("  expected \(Self.text(expected))")
      lines.append("  found    \(Self.text(found))")
    }
    lines.append("  repeat:  relubench verify \(arguments)")
    return lines.joined(separator: "\n")
  }

  private var faultText: String {
    switch fault {
    case .wrongBits: "differs from the reference"
    case .wroteOutside(let found): "wrote \(Self.text(found)) outside its output"
    case .changedInput(let found): "changed its input to \(Self.text(found))"
    case .wrongCount(let expected, let found): "reported \(found) elements instead of \(expected)"
    case .unready(let reason): "could not be made ready: \(reason)"
    }
  }

  private static func text(_ bits: UInt32) -> String {
    let digits = String(bits, radix: 16)
    return
      "0x\(String(repeating: "0", count: 8 - digits.count))\(digits) (\(Float(bitPattern: bits)))"
  }
}
