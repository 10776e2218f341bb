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
  let x, dy, output: UnsafeMutableRawPointer
  let count: Int

  /// So many elements each, the output so many bytes behind the start of a cache line.
  init(count: Int, misalignment: Int) {
    let stride = (count * 8 + 127) / 64 * 64
    memory = .allocate(byteCount: 3 * stride, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: 3 * stride)
    x = memory
    dy = memory + stride
    output = memory + 2 * stride + misalignment
    self.count = count
  }
}

/// Calls `body` between two marks.
@inline(never)
func count(_ calls: Int, _ body: KernelBody, _ arrays: Arrays, inPlace: Bool, isUnary: Bool) {
  let dy = inPlace ? arrays.output : isUnary ? arrays.x : arrays.dy
  let x = inPlace && isUnary ? dy : arrays.x
  relubenchMark()
  for _ in 0..<calls { body(x, dy, arrays.output, arrays.count, 1) }
  relubenchMark()
}

FrontDoor.threadLimit = 1
let shapes = [(0, 0), (1, 0), (7, 0), (256, 0), (4096, 0), (64, 16), (256, 16)]
var lines: [String] = []
// On other types the functions are the same but for the address of what they run: some stand for all.
let ofOtherTypes = [KernelOperation.relu, .reluGradient, .leakyReLU].flatMap { operation in
  ElementType.allCases.filter { $0 != .float32 }.flatMap { type in
    CallForm.allCases.map { PublicFunction(operation, on: type, $0, variant: $0.rawValue) }
  }
}
for function in PublicFunction.calls + ofOtherTypes {
  let (operation, type) = (function.identity.operation, function.identity.elementType)
  let work =
    type == .float32 ? operation.rawValue : "\(operation.rawValue)/\(type.rawValue)"
  var placements: [(name: String, inPlace: Bool, use: OutputUse)] = [
    ("out-of-place", false, .later), ("in-place", true, .later),
  ]
  if function.identity.variant == "call" { placements.append(("read-soon", false, .soon)) }
  for (placement, inPlace, use) in placements {
    for (elements, misalignment) in shapes {
      let ready = function.configured(
        for: CallShape(counts: [elements], parameter: 1, threads: 1, inPlace: inPlace, use: use))
      let choice = FrontDoor.choice(
        operation, on: type, inPlace: inPlace, use: use, count: elements,
        outputOffset: misalignment)
      let loop = "\(work)/\(choice)"
      guard let bare = KernelCatalog.kernel(id: loop) else { fatalError("there is no \(loop)") }
      let arrays = Arrays(count: elements, misalignment: misalignment)
      for (name, kernel) in [(function.identity.variant, ready), ("loop", bare)] {
        let body = kernel.function
        for calls in [100, 300] {
          count(
            calls, body, arrays, inPlace: inPlace, isUnary: operation.inputCount == 1)
          lines.append(
            "\(work) \(placement) \(elements)+\(misalignment) "
              + "\(function.identity.variant) \(name == "loop" ? "loop" : "call") \(calls)")
        }
      }
    }
  }
}
for line in lines { print(line) }
