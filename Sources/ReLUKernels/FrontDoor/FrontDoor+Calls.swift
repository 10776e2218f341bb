// From the arguments of a public function to its loop.
//
// All is inlined into the public functions, where the operation and the type of elements are constants: a call
// costs a comparison of counts, two loads, a comparison and a jump.

import KernelInterface
import Synchronization

extension FrontDoor {
  /// Out of place, one input.
  @inline(__always)
  static func run<Element: KernelElement>(
    _ operation: KernelOperation, _ x: UnsafeBufferPointer<Element>,
    into y: UnsafeMutableBufferPointer<Element>, parameter: Double = 0, use: OutputUse = .later
  ) {
    guard x.count == y.count else { return differ(operation, x.count, y.count) }
    // Only an empty array may have no address: one comparison stands for all of them.
    guard y.count != 0 else { return }
    let (x, output) = (x.baseAddress.unsafelyUnwrapped, y.baseAddress.unsafelyUnwrapped)
    let door = DoorTable.index(of: operation, on: Element.elementType, inPlace: false, use: use)
    enter(door, x, x, output, y.count, parameter)
  }

  /// In place, one input.
  @inline(__always)
  static func run<Element: KernelElement>(
    _ operation: KernelOperation, inPlace x: UnsafeMutableBufferPointer<Element>,
    parameter: Double = 0
  ) {
    guard x.count != 0 else { return }
    let output = x.baseAddress.unsafelyUnwrapped
    let door = DoorTable.index(of: operation, on: Element.elementType, inPlace: true, use: .later)
    enter(door, output, output, output, x.count, parameter)
  }

  /// Out of place, a gradient.
  @inline(__always)
  static func run<Element: KernelElement>(
    _ operation: KernelOperation, _ x: UnsafeBufferPointer<Element>,
    upstream dy: UnsafeBufferPointer<Element>, into dx: UnsafeMutableBufferPointer<Element>,
    parameter: Double = 0, use: OutputUse = .later
  ) {
    guard x.count == dx.count else { return differ(operation, x.count, dx.count) }
    guard dy.count == dx.count else { return differ(operation, dy.count, dx.count) }
    guard dx.count != 0 else { return }
    let (x, dy) = (x.baseAddress.unsafelyUnwrapped, dy.baseAddress.unsafelyUnwrapped)
    let output = dx.baseAddress.unsafelyUnwrapped
    let door = DoorTable.index(of: operation, on: Element.elementType, inPlace: false, use: use)
    enter(door, x, dy, output, dx.count, parameter)
  }

  /// In place, a gradient.
  @inline(__always)
  static func run<Element: KernelElement>(
    _ operation: KernelOperation, _ x: UnsafeBufferPointer<Element>,
    inPlace dy: UnsafeMutableBufferPointer<Element>, parameter: Double = 0
  ) {
    guard x.count == dy.count else { return differ(operation, x.count, dy.count) }
    guard dy.count != 0 else { return }
    let (x, output) = (x.baseAddress.unsafelyUnwrapped, dy.baseAddress.unsafelyUnwrapped)
    let door = DoorTable.index(of: operation, on: Element.elementType, inPlace: true, use: .later)
    enter(door, x, output, output, dy.count, parameter)
  }

  @inline(__always)
  private static func enter(
    _ index: Int, _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int,
    _ parameter: Double
  ) {
    guard let doors = UnsafePointer<Door>(bitPattern: doors.load(ordering: .acquiring)) else {
      return enterFirst(x, dy, output, count, parameter, index)
    }
    (doors + index).run(x, dy, output, count, parameter)
  }

  /// The first call.
  @inline(never)
  private static func enterFirst(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ parameter: Double,
    _ index: Int
  ) {
    (open() + index).run(x, dy, output, count, parameter)
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
