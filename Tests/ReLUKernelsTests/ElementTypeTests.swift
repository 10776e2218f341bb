// Kernels and public functions on elements of other types than `float32`.

import KernelConformance
import ReLUKernels
import Testing

@Suite struct ElementTypeTests {
  // MARK: By hand

  @Test func functionsOfDouble() {
    let x = [-1, -0.0, 0.5, .infinity, -.infinity, Double(nan: 5, signaling: false)]
    var y = x.map { _ in 9.0 }
    var span = y.mutableSpan
    relu(x.span, into: &span)
    #expect(y.map(\.bitPattern) == [0, -0.0, 0.5, .infinity, 0, x[5]].map(\.bitPattern))
    // The slope is no `Float`.
    var z = y.mutableSpan
    leakyReLU(x.span, slope: 0.1, into: &z)
    #expect(y[0] == -0.1)
  }

  @Test func functionsOfHalf() {
    let x: [Float16] = [-1, -0.0, 7, .infinity, -.infinity, Float16(bitPattern: 0x7c01)]
    var y = x
    var span = y.mutableSpan
    relu6(inPlace: &span)
    #expect(y.map(\.bitPattern) == [0, 0x8000, 0x4600, 0x4600, 0, 0x7c01])
    var z = y.mutableSpan
    tanh(x.span, into: &z)
    #expect(y[0] == Float16(-0.7616) && y[3] == 1 && y[4] == -1 && y[5].isNaN)
  }

  @Test func functionsOfBrainFloat() {
    let x = [0xbf80, 0x8000, 0x40e0, 0x7f80, 0xff80, 0xff81, 0x0001, 0x8001].map {
      BFloat16(bitPattern: $0)
    }
    let dy = x.map { _ in BFloat16(bitPattern: 0x3f81) }
    var y = x.map { _ in BFloat16(bitPattern: 0x1234) }
    var span = y.mutableSpan
    relu(x.span, into: &span)
    #expect(y.map(\.bitPattern) == [0, 0x8000, 0x40e0, 0x7f80, 0, 0xff81, 1, 0])
    var gradient = y.mutableSpan
    reluGradient(x.span, upstream: dy.span, into: &gradient)
    #expect(y.map(\.bitPattern) == [0, 0, 0x3f81, 0x3f81, 0, 0, 0x3f81, 0])
  }

  /// What a kernel makes of some bits, in whole vectors of them.
  private static func answer(of kernel: any Kernel, to bits: UInt64, _ parameter: Double) -> UInt64
  {
    let type = kernel.identity.elementType
    func bytes(_ bits: UInt64) -> [UInt8] {
      (0..<256).flatMap { _ in
        (0..<type.byteCount).map { UInt8(truncatingIfNeeded: bits >> UInt64(8 * $0)) }
      }
    }
    let x = bytes(bits)
    var y = bytes(0)
    x.withUnsafeBytes { x in
      y.withUnsafeMutableBytes { y in
        guard let from = x.baseAddress, let to = y.baseAddress else { return }
        _ = kernel.compute(
          KernelOperands(x: from, dy: from, output: to, count: 256, parameter: parameter))
      }
    }
    return y.prefix(type.byteCount).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A slope that is 0 in single precision is 0 there, and an infinity times it is NaN.
  @Test(arguments: ElementType.allCases)
  func slopesBelowSinglePrecision(type: ElementType) throws {
    for kernel in Self.kernels(.leakyReLU, type) {
      let result = Self.answer(of: kernel, to: type.format.infinity | type.format.signBit, 1e-60)
      #expect(type.format.isNaN(result) == (type != .float64), "\(kernel.id)")
    }
  }

  // MARK: Everything there is

  private static func kernels(_ operation: KernelOperation, _ type: ElementType) -> [any Kernel] {
    KernelCatalog.all.filter {
      let kernel = $0.identity
      return kernel.operation == operation && kernel.elementType == type
        && kernel.availability == .available && kernel.threading == .none
    }
  }

  /// All 2^16 inputs, gradients with some upstream gradients; `relubench verify --exhaustive` has all pairs.
  @Test(arguments: KernelOperation.allCases, [ElementType.float16, .bfloat16])
  func everyInputOf16Bits(operation: KernelOperation, type: ElementType) {
    let kernels = Self.kernels(operation, type)
    #expect(kernels.count >= 8)
    let format = type.format
    let upstream = [format.bits(1.5), format.bits(-3e-5), 0, format.signBit, format.infinity]
    let result = ExhaustiveCheck(
      operation: operation, on: type, kernels: kernels, upstream: upstream
    ).run { _ in }
    #expect(result.mismatches == [])
    if let error = result.largestError, operation.definition.cancellation == nil {
      #expect(error.ulps < 0.51)
    }
  }

  /// Where functions bend, and far out.
  @Test(
    arguments: KernelOperation.allCases,
    [1e-300, 1e-5, 0.3, 0.625, 0.75, 1, 1.07, 1.28, 9.1, 10.4, 30.8, 37, 700, 745] as [Double])
  func numbersOfDouble(operation: KernelOperation, around: Double) {
    for number in [around, -around] {
      let start = number.bitPattern & ~0xffff
      let result = ExhaustiveCheck(
        operation: operation, on: .float64, kernels: Self.kernels(operation, .float64),
        patterns: start...(start + 4095)
      ).run { _ in }
      #expect(result.mismatches == [])
    }
  }

  // MARK: Who notices

  /// The reference on elements of 16 bits, but for some answers.
  private struct Replacing: Kernel {
    let identity: KernelIdentity
    let replace: @Sendable (_ x: UInt16, _ answer: UInt16) -> UInt16

    init(
      _ operation: KernelOperation, _ type: ElementType,
      _ replace: @escaping @Sendable (UInt16, UInt16) -> UInt16
    ) {
      identity = KernelIdentity(
        operation: operation, variant: "replacing", instructionSet: .baseline, elementType: type,
        summary: "Gives some answers of its own.", supportsInPlace: false)
      self.replace = replace
    }

    func compute(_ operands: KernelOperands) -> Int {
      let reference = KernelCatalog.reference(
        for: identity.operation, on: identity.elementType)
      _ = reference.compute(operands)
      let x = operands.x.assumingMemoryBound(to: UInt16.self)
      let output = operands.output.assumingMemoryBound(to: UInt16.self)
      for index in 0..<operands.count { output[index] = replace(x[index], output[index]) }
      return operands.count
    }
  }

  private static let wrong: [Replacing] = [
    Replacing(.relu, .bfloat16) { x, answer in x & 0x7fff > 0x7f80 ? 0 : answer },
    Replacing(.relu, .bfloat16) { x, answer in x == 0x8000 ? 0 : answer },
    Replacing(.relu, .float16) { x, answer in x == 0x7c01 ? 0x7e01 : answer },
    Replacing(.relu, .float16) { x, answer in x == 0x0001 ? 0 : answer },
    // A unit too much, as a number that is cut off instead of rounded is a unit too little.
    Replacing(.sigmoid, .bfloat16) { x, answer in x == 0x3f80 ? answer + 1 : answer },
    Replacing(.tanh, .float16) { x, answer in x == 0x3c00 ? answer - 1 : answer },
  ]

  @Test(arguments: wrong.indices)
  func wrongAnswersAreFound(index: Int) {
    let kernel = Self.wrong[index]
    let result = ExhaustiveCheck(
      operation: kernel.identity.operation, on: kernel.identity.elementType, kernels: [kernel]
    ).run { _ in }
    #expect(result.mismatches.count == 1)
    #expect(throws: Mismatch.self) { try ConformanceCheck(.short).check(kernel) }
  }

  /// A kernel of float64 that computes in single precision.
  @Test func singlePrecisionIsNotEnoughForDouble() {
    struct Single: Kernel {
      let identity = KernelIdentity(
        operation: .tanh, variant: "single", instructionSet: .baseline, elementType: .float64,
        summary: "Rounds.", supportsInPlace: false)
      func compute(_ operands: KernelOperands) -> Int {
        _ = KernelCatalog.reference(for: .tanh, on: .float64).compute(operands)
        let output = operands.output.assumingMemoryBound(to: Double.self)
        for index in 0..<operands.count { output[index] = Double(Float(output[index])) }
        return operands.count
      }
    }
    #expect(throws: Mismatch.self) { try ConformanceCheck(.short).check(Single()) }
  }

  // MARK: What functions choose

  /// As many bytes are treated alike, by strategies with vectors as long.
  @Test(arguments: KernelOperation.allCases, ElementType.allCases)
  func plansNameKernelsOfTheType(operation: KernelOperation, type: ElementType) {
    for (inPlace, use) in [(false, OutputUse.later), (true, .later), (false, .soon)] {
      let plan = FrontDoor.plan(operation, on: type, inPlace: inPlace, use: use)
      let single = FrontDoor.plan(operation, inPlace: inPlace, use: use)
      for step in plan.steps {
        let name = type == .float32 ? operation.rawValue : "\(operation.rawValue)/\(type.rawValue)"
        let id = "\(name)/\(step.choice.variant)/\(step.choice.instructionSet.rawValue)"
        #expect(KernelCatalog.kernel(id: id) != nil, "\(id)")
      }
      let bytes = { (plan: AutoPlan, type: ElementType) in
        plan.steps.dropLast().map { $0.upTo * type.byteCount }
      }
      let wanted = bytes(single, .float32).map { $0 / type.byteCount * type.byteCount }
      #expect(bytes(plan, type) == wanted)
    }
  }
}
