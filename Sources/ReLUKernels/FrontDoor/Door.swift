// What one public function runs, as plain data that a call reads without locks, retains and look-ups.

import KernelInterface

/// The loops of one operation, out of place or in place.
///
/// Invariant: it lies in a ``DoorTable`` and does not change; `steps` is valid as long as the table,
/// and its last step is for every count.
struct Door {
  /// The largest count of the first step where that is on the caller's thread alone, else -1, and less
  /// than ``leastLook``: nothing but a comparison stands before the loop of a short array.
  let shortUpTo: Int
  /// The loop of the first step.
  let short: KernelLoop
  /// What runs in its place where the output begins inside a vector: the loop that aligns its stores,
  /// of which every other would go across two cache lines.
  let shortUnaligned: KernelLoop
  /// The loop where the output begins in the middle of a vector, which those of half the width fit; the same
  /// as `shortUnaligned` where `short` has those already.
  let shortHalfway: KernelLoop
  /// Elements below which aligning the stores takes longer than it saves.
  let alignsFrom: Int
  /// Bytes of the vectors that `short` stores, less one.
  let vectorMask: Int
  /// All steps.
  let steps: UnsafePointer<DoorStep>
  /// How many cores the process had when the steps were chosen.
  let cores: Int

  /// Elements from which a call looks whether the process still has as many cores: a few nanoseconds,
  /// of the microseconds that so many take.
  static var leastLook: Int { 1 << 16 }

  /// Whether a short array takes `short`, and not `shortUnaligned`: an output that begins with a vector,
  /// or is too short for stores to be aligned.
  ///
  /// - Parameters:
  ///   - output: Its address, or how far it lies behind one that every vector may begin at.
  ///   - count: Its elements.
  /// - Returns: Whether it does.
  @inline(__always)
  func isPlain(_ output: Int, _ count: Int) -> Bool {
    output & vectorMask == 0 || count < alignsFrom
  }

  /// Whether an output that begins with no vector of 64 bytes begins with one of 32.
  @inline(__always)
  static func isHalfway(_ output: Int) -> Bool { output & 31 == 0 }
}

/// What counts up to a limit run.
struct DoorStep {
  /// The largest count; `Int.max` in the last step.
  let upTo: Int
  /// The loop on the caller's thread.
  let loop: KernelLoop
  /// What splits the elements among several threads; nil where the caller's does everything.
  let threads: KernelBody?
}

extension UnsafePointer<Door> {
  /// Runs the loop for the count: of a short array some comparisons and a jump.
  @inline(__always)
  func run(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ parameter: Double
  ) {
    // The likely way is the straight one: every taken jump before a loop of a few vectors shows.
    guard _fastPath(count <= pointee.shortUpTo) else {
      return climb(x, dy, output, count, parameter, self)
    }
    guard _fastPath(pointee.isPlain(Int(bitPattern: output), count)) else {
      return align(x, dy, output, count, parameter, self)
    }
    pointee.short(x, dy, output, count, parameter)
  }
}

/// Runs the loop of a short array whose output begins inside a vector.
///
/// A function of its own, as ``climb`` is, so that nothing is kept for it on the way to the loop of the others.
@inline(never)
private func align(
  _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ parameter: Double,
  _ door: UnsafePointer<Door>
) {
  let loop =
    Door.isHalfway(Int(bitPattern: output))
    ? door.pointee.shortHalfway : door.pointee.shortUnaligned
  loop(x, dy, output, count, parameter)
}

/// Runs the step of a longer array.
///
/// A function of its own, so that nothing is kept for it on the way to the loop for short ones.
@inline(never)
private func climb(
  _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ parameter: Double,
  _ door: UnsafePointer<Door>
) {
  let step = door.step(for: count)
  guard step.pointee.threads != nil || count >= Door.leastLook, availableCores != door.pointee.cores
  else {
    return step.run(x, dy, output, count, parameter)
  }
  FrontDoor.reopened(door).step(for: count).run(x, dy, output, count, parameter)
}

extension UnsafePointer<Door> {
  fileprivate func step(for count: Int) -> UnsafePointer<DoorStep> {
    var step = pointee.steps
    while count > step.pointee.upTo { step += 1 }
    return step
  }
}

extension UnsafePointer<DoorStep> {
  fileprivate func run(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ parameter: Double
  ) {
    guard let threads = pointee.threads else {
      return pointee.loop(x, dy, output, count, parameter)
    }
    threads(x, dy, output, count, parameter)
  }
}
