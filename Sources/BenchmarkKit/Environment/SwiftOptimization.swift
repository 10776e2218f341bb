// How the Swift compiler optimized, as its code shows: the command line is nowhere to be read.

/// What a compiler was to optimize for.
public enum Optimization: String, Sendable, Codable, CaseIterable {
  /// Nothing: `-Onone`, `-O0`.
  case unoptimized = "none"
  /// `-O`.
  case speed
  /// `-Osize`, `-Os`.
  case size
  /// `-Ounchecked`: for speed, and preconditions are taken for granted.
  case unchecked
}

extension Optimization {
  /// Of the Swift of this module; nil where its code does not show it.
  ///
  /// The flags of the command line are those of every module, so it is that of the kernels as well.
  static var ofSwift: Optimization? {
    // These are compiled into whoever asks.
    let known: [(Bool, Optimization)] = [
      (_isDebugAssertConfiguration(), .unoptimized), (_isFastAssertConfiguration(), .unchecked),
    ]
    if let found = known.first(where: \.0) { return found.1 }
    #if arch(x86_64)
      return ofDivision(at: unsafeBitCast(tenth, to: UnsafePointer<UInt8>.self))
    #else
      return nil
    #endif
  }

  /// A division that is done by a multiplication where speed counts, and by the instruction for
  /// division, shorter and ten times as slow, where size does.
  private static let tenth: @convention(c) (UInt64) -> UInt64 = { $0 / 10 }

  /// What the machine code of ``tenth`` was optimized for; nil where it is neither of the two.
  static func ofDivision(at code: UnsafePointer<UInt8>) -> Optimization? {
    var code = code
    // A function that does no more than call another one ends in a jump there.
    for _ in 0..<4 {
      // It may still keep the frame pointer, for nobody: push %rbp, mov %rsp, %rbp, pop %rbp.
      let emptyFrame: [UInt8] = [0x55, 0x48, 0x89, 0xe5, 0x5d]
      if emptyFrame.indices.allSatisfy({ code[$0] == emptyFrame[$0] }) { code += emptyFrame.count }
      if code[0] == 0xeb {
        code += 2 + Int(Int8(bitPattern: code[1]))
      } else if code[0] == 0xe9 {
        let distance = (1...4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32(code[$1]) }
        code += 5 + Int(Int32(bitPattern: distance))
      } else {
        break
      }
    }
    // 2^67 / 10, rounded up: what is multiplied with.
    let factor: [UInt8] = [0xcd] + Array(repeating: 0xcc, count: 7)
    var divides = false
    for index in 0..<longest {
      // The factor has no 0xc3, and nothing else of the function is as long: the end is the first.
      if code[index] == 0xc3 { return divides ? .size : nil }
      if (0..<8).allSatisfy({ code[index + $0] == factor[$0] }) { return .speed }
      // div of a register: F7 /6.
      if code[index] == 0xf7, (0xf0...0xf7).contains(code[index + 1]) { divides = true }
    }
    return nil
  }

  /// Bytes of the function that are looked at, and 8 more; it is shorter, and other code follows.
  private static let longest = 40
}
