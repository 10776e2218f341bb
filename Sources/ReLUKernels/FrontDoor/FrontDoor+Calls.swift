// From the arguments of a public function to its loop.
//
// All is inlined into the public functions, where operation and counts of arrays are constants: a call
// costs a comparison of counts, two loads, a comparison and a jump.

import KernelInterface
import Synchronization

extension FrontDoor {
  /// Out of place, one input.
  @inline(__always)
  static func run(
    _ operation: KernelOperation, _ x: UnsafeBufferPointer<Float>,
    into y: UnsafeMutableBufferPointer<Float>, slope: Float = 0, use: OutputUse = .later
  ) {
    guard x.count == y.count else { return differ(operation, x.count, y.count) }
    // Only an empty array may have no address: one comparison stands for all of them.
    guard y.count != 0 else { return }
    let (x, output) = (x.baseAddress.unsafelyUnwrapped, y.baseAddress.unsafelyUnwrapped)
    let door = DoorTable.index(of: operation, inPlace: false, use: use)
    enter(door, x, x, output, y.count, slope)
  }

  /// In place, one input.
  @inline(__always)
  static func run(
    _ operation: KernelOperation, inPlace x: UnsafeMutableBufferPointer<Float>, slope: Float = 0
  ) {
    guard x.count != 0 else { return }
    let output = x.baseAddress.unsafelyUnwrapped
    let input = UnsafePointer(output)
    let door = DoorTable.index(of: operation, inPlace: true, use: .later)
    enter(door, input, input, output, x.count, slope)
  }

  /// Out of place, a gradient.
  @inline(__always)
  static func run(
    _ operation: KernelOperation, _ x: UnsafeBufferPointer<Float>,
    upstream dy: UnsafeBufferPointer<Float>, into dx: UnsafeMutableBufferPointer<Float>,
    slope: Float = 0, use: OutputUse = .later
  ) {
    guard x.count == dx.count else { return differ(operation, x.count, dx.count) }
    guard dy.count == dx.count else { return differ(operation, dy.count, dx.count) }
    guard dx.count != 0 else { return }
    let (x, dy) = (x.baseAddress.unsafelyUnwrapped, dy.baseAddress.unsafelyUnwrapped)
    let output = dx.baseAddress.unsafelyUnwrapped
    let door = DoorTable.index(of: operation, inPlace: false, use: use)
    enter(door, x, dy, output, dx.count, slope)
  }

  /// In place, a gradient.
  @inline(__always)
  static func run(
    _ operation: KernelOperation, _ x: UnsafeBufferPointer<Float>,
    inPlace dy: UnsafeMutableBufferPointer<Float>, slope: Float = 0
  ) {
    guard x.count == dy.count else { return differ(operation, x.count, dy.count) }
    guard dy.count != 0 else { return }
    let (x, output) = (x.baseAddress.unsafelyUnwrapped, dy.baseAddress.unsafelyUnwrapped)
    let upstream = UnsafePointer(output)
    let door = DoorTable.index(of: operation, inPlace: true, use: .later)
    enter(door, x, upstream, output, dy.count, slope)
  }

  @inline(__always)
  private static func enter(
    _ index: Int, _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int,
    _ slope: Float
  ) {
    guard let doors = UnsafePointer<Door>(bitPattern: doors.load(ordering: .acquiring)) else {
      return enterFirst(x, dy, output, count, slope, index)
    }
    (doors + index).run(x, dy, output, count, slope)
  }

  /// The first call.
  @inline(never)
  private static func enterFirst(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float,
    _ index: Int
  ) {
    (open() + index).run(x, dy, output, count, slope)
  }

  /// Ends the process, in a release build, too, with words: a precondition would leave none.
  ///
  /// It is not `Never`, so that the functions above jump to it and need no stack frame for a call.
  @inline(never)
  private static func differ(_ operation: KernelOperation, _ first: Int, _ second: Int) {
    fatalError(
      "\(operation.rawValue): the arrays of a call differ in count: \(first) and \(second) elements"
    )
  }
}
