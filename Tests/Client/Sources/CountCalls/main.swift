// Calls every public function, and the loop that it runs, a known number of times between marks.
//
// Whoever counts the instructions between two marks, twice with another number of calls, knows what a
// call takes. A line for each pair of marks says what stood between them.

import PublicCallsOfClient
import ReLUKernels

/// Where counts are taken; an empty function, called and not inlined.
@inline(never)
@_optimize(none)
func relubenchMark() {}

/// Arrays of a call.
struct Arrays {
  private let memory: UnsafeMutableRawPointer
  let x, dy: UnsafeMutablePointer<Float>
  let output: UnsafeMutablePointer<Float>
  let count: Int

  /// So many elements each, the output so many bytes behind the start of a cache line.
  init(count: Int, misalignment: Int) {
    let stride = (count * 4 + 127) / 64 * 64
    memory = .allocate(byteCount: 3 * stride, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: 3 * stride)
    x = memory.assumingMemoryBound(to: Float.self)
    dy = (memory + stride).assumingMemoryBound(to: Float.self)
    output = (memory + 2 * stride + misalignment).assumingMemoryBound(to: Float.self)
    self.count = count
  }
}

/// Calls `body` between two marks.
@inline(never)
func count(_ calls: Int, _ body: KernelBody, _ arrays: Arrays, inPlace: Bool, isUnary: Bool) {
  let dy = inPlace ? UnsafePointer(arrays.output) : UnsafePointer(isUnary ? arrays.x : arrays.dy)
  let x = inPlace && isUnary ? dy : UnsafePointer(arrays.x)
  relubenchMark()
  for _ in 0..<calls { body(x, dy, arrays.output, arrays.count, 1) }
  relubenchMark()
}

FrontDoor.threadLimit = 1
let shapes = [(0, 0), (1, 0), (7, 0), (256, 0), (4096, 0), (64, 16), (256, 16)]
var lines: [String] = []
for function in PublicFunction.calls {
  let operation = function.identity.operation
  var placements: [(name: String, inPlace: Bool, use: OutputUse)] = [
    ("out-of-place", false, .later), ("in-place", true, .later),
  ]
  if function.identity.variant == "call" { placements.append(("read-soon", false, .soon)) }
  for (placement, inPlace, use) in placements {
    for (elements, misalignment) in shapes {
      let ready = function.configured(
        for: CallShape(counts: [elements], parameter: 1, threads: 1, inPlace: inPlace, use: use))
      let choice = FrontDoor.choice(
        operation, inPlace: inPlace, use: use, count: elements, outputOffset: misalignment)
      let loop = "\(operation.rawValue)/\(choice)"
      guard let bare = KernelCatalog.kernel(id: loop) else { fatalError("there is no \(loop)") }
      let arrays = Arrays(count: elements, misalignment: misalignment)
      for (name, kernel) in [(function.identity.variant, ready), ("loop", bare)] {
        let body = kernel.function
        for calls in [100, 300] {
          count(
            calls, body, arrays, inPlace: inPlace, isUnary: operation.inputCount == 1)
          lines.append(
            "\(operation.rawValue) \(placement) \(elements)+\(misalignment) "
              + "\(function.identity.variant) \(name == "loop" ? "loop" : "call") \(calls)")
        }
      }
    }
  }
}
for line in lines { print(line) }
