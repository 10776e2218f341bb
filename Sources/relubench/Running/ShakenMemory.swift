// Moves stack and heap to chance places, again and again within one process.

import CMemoryPlacement

/// Runs code where chance has put its stack and its small heap objects.
///
/// A kernel on a short array spends part of its time in calls and returns, and whatever these load
/// from addresses that agree with the output's last stores in the low 12 bits waits for those stores,
/// with which it has nothing to do. Two processes of one executable can be more than a tenth apart in
/// arrays of 2 Ki elements for as long as they live; so would two executables that differ in nothing
/// but the size of a stack frame or the number of their allocations. Places that change many times
/// within a process make it noise that a median forgets.
enum ShakenMemory {
  /// A page: only the low 12 bits matter.
  private static let stackBytes = 4096
  /// jemalloc's size classes that closures and small arrays fall into.
  private static let heapSizes = [
    16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512,
  ]
  /// Up to so many blocks of each size lie before what `body` allocates: a page or more of each.
  private static let mostBlocks = 64

  /// Runs `body`, its stack and its allocations shifted by chance.
  ///
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  static func run<Outcome>(_ body: () throws -> Outcome) throws -> Outcome {
    let blocks = heapSizes.flatMap { size in
      (0..<Int.random(in: 0...mostBlocks)).map { _ in
        UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
      }
    }
    defer { for block in blocks { block.deallocate() } }
    return try onLowerStack(Int.random(in: 0..<stackBytes / 16) * 16, body)
  }

  private static func onLowerStack<Outcome>(
    _ bytes: Int, _ body: () throws -> Outcome
  ) throws -> Outcome {
    var outcome: Result<Outcome, any Error>?
    let run = { outcome = Result(catching: body) }
    withoutActuallyEscaping(run) { work in
      // The C function calls back before it returns, while `work` lives.
      withUnsafePointer(to: work as () -> Void) { work in
        cmp_on_lower_stack(
          bytes, { $0?.assumingMemoryBound(to: (() -> Void).self).pointee() },
          UnsafeMutableRawPointer(mutating: work))
      }
    }
    guard let outcome else { preconditionFailure("the body was not run") }
    return try outcome.get()
  }
}
