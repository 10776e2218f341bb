// How far an answer may be from the exact one, and who notices that it is farther.

import KernelConformance
import ReLUKernels
import Testing

@Suite struct AgreementTests {
  private static let two = Agreement.ulps(2)

  @Test func bitsAreBits() {
    #expect(Agreement.bits.accepts(1, for: 1))
    #expect(!Agreement.bits.accepts(Float(1).nextUp, for: 1))
    #expect(!Agreement.bits.accepts(-0.0, for: 0))
    let (quiet, other) = (Float.nan, Float(nan: 3, signaling: false))
    #expect(!Agreement.bits.accepts(quiet, for: other))
    #expect(Agreement.bitsButNaN.accepts(quiet, for: other))
    #expect(!Agreement.bitsButNaN.accepts(quiet, for: 1))
    #expect(!Agreement.bitsButNaN.accepts(Float(1).nextUp, for: 1))
    #expect(!Agreement.bitsButNaN.accepts(-0.0, for: 0))
  }

  /// The reference is itself rounded: half a unit is its own.
  @Test(arguments: [1, 1.999, 0.5, 1e-30, Float.leastNormalMagnitude, 3e38] as [Float])
  func unitsAreThoseOfTheExactAnswersBinade(expected: Float) {
    let unit = max(expected, .leastNormalMagnitude).ulp
    for sign: Float in [1, -1] {
      #expect(Self.two.accepts(sign * (expected + 2 * unit), for: sign * expected))
      #expect(!Self.two.accepts(sign * (expected + 3 * unit), for: sign * expected))
    }
    #expect(!Self.two.accepts(-expected, for: expected))
  }

  @Test func subnormalAnswersHaveTheSmallestUnit() {
    let least = Float.leastNonzeroMagnitude
    #expect(Self.two.accepts(2 * least, for: 0))
    #expect(!Self.two.accepts(3 * least, for: 0))
    #expect(!Self.two.accepts(0, for: 1000 * least))
  }

  @Test func whatIsNoNumberHasToBeTheSame() {
    #expect(Self.two.accepts(.nan, for: Float(nan: 3, signaling: true)))
    #expect(!Self.two.accepts(.nan, for: 1))
    #expect(!Self.two.accepts(1, for: .nan))
    #expect(!Self.two.accepts(-0.0, for: 0))
    #expect(!Self.two.accepts(.infinity, for: 1e38))
    #expect(!Self.two.accepts(-.infinity, for: .infinity))
    // The largest number and what it overflows to are neighbours.
    #expect(Self.two.accepts(.infinity, for: .greatestFiniteMagnitude))
    #expect(Self.two.accepts(.greatestFiniteMagnitude, for: .infinity))
  }

  @Test func distanceIsOneOfGradients() {
    let agreement = Agreement.ulps(2, orDistance: 0x1p-20)
    #expect(agreement.accepts(0x1p-20, for: 0x1p-40, scale: 1))
    #expect(!agreement.accepts(0x1p-20, for: 0x1p-40))
    #expect(!agreement.accepts(0x1p-19, for: 0x1p-40, scale: 1))
    #expect(agreement.accepts(0x1p-19, for: 0x1p-40, scale: 2))
    #expect(!agreement.accepts(.nan, for: 0, scale: .infinity))
  }

  // MARK: Who notices

  /// The reference, so many units away from it everywhere.
  private struct Displaced: Kernel {
    let units: Int
    let identity: KernelIdentity

    init(_ operation: KernelOperation, units: Int) {
      self.units = units
      identity = KernelIdentity(
        operation: operation, variant: "displaced", instructionSet: .baseline,
        summary: "Is \(units) units away.", supportsInPlace: true)
    }

    func compute(_ operands: KernelOperands) -> Int {
      _ = KernelCatalog.reference(for: identity.operation).compute(operands)
      for index in 0..<operands.count where operands.output[index].isNormal {
        // Towards 0: the largest number is not to become infinite.
        operands.output[index] = Float(
          bitPattern: operands.output[index].bitPattern &- UInt32(units))
      }
      return operands.count
    }
  }

  private static let inexact = KernelOperation.allCases.filter {
    KernelCatalog.exactFunction(of: $0) != nil
  }

  @Test(arguments: inexact)
  func checksFindWhatIsOutsideTheBound(operation: KernelOperation) throws {
    guard case .ulps(let bound, _) = operation.definition.agreement else { return }
    // Numbers around one half, where no answer is far below its terms.
    let patterns: ClosedRange<UInt64> = 0x3f00_0000...0x3f01_ffff
    func check(_ units: Int) -> ExhaustiveResult {
      ExhaustiveCheck(
        operation: operation, kernels: [Displaced(operation, units: units)], patterns: patterns
      ).run { _ in }
    }
    let near = check(Int(bound) - 1)
    #expect(near.mismatches == [])
    let error = try #require(near.largestError)
    #expect(error.kernel.hasSuffix("displaced/baseline"))
    #expect(abs(error.ulps - (bound - 1)) <= 0.5 + 1e-6)
    #expect(patterns.contains(UInt64(error.x)))
    #expect((error.dy == nil) == (operation.inputCount == 1))
    // The reference is at most half a unit away itself.
    #expect(check(Int(bound) + 1).mismatches.count == 1)
    #expect(throws: Mismatch.self) {
      try ConformanceCheck(.short).check(Displaced(operation, units: Int(bound) + 2))
    }
  }

  /// The reference, but for some answers.
  private struct Replacing: Kernel {
    let identity: KernelIdentity
    let replace: @Sendable (_ x: Float, _ answer: Float) -> Float

    init(
      _ operation: KernelOperation, _ replace: @escaping @Sendable (Float, Float) -> Float
    ) {
      identity = KernelIdentity(
        operation: operation, variant: "replacing", instructionSet: .baseline,
        summary: "Gives some answers of its own.", supportsInPlace: true)
      self.replace = replace
    }

    func compute(_ operands: KernelOperands) -> Int {
      let x = (0..<operands.count).map { operands.x[$0] }
      _ = KernelCatalog.reference(for: identity.operation).compute(operands)
      for index in x.indices {
        operands.output[index] = replace(x[index], operands.output[index])
      }
      return operands.count
    }
  }

  /// A zero is no distance away from the other one, and the wrong one all the same.
  @Test(
    arguments: [
      KernelOperation.silu, .siluGradient, .sigmoidGradient, .gelu, .geluGradient, .geluErf,
      .geluErfGradient,
    ])
  func signsOfZerosAreSeen(operation: KernelOperation) {
    let wrong = Replacing(operation) { _, answer in answer == 0 ? -answer : answer }
    // From -128 on, where silu, gelu and their gradients are -0, and from 0 on.
    let check = ExhaustiveCheck(
      operation: operation, kernels: [wrong], patterns: 0xc300_0000...0xc300_ffff)
    let fromZero = ExhaustiveCheck(operation: operation, kernels: [wrong], patterns: 0...0xffff)
    let (far, near) = (check.run { _ in }.mismatches.count, fromZero.run { _ in }.mismatches.count)
    // Gradients are zero where the upstream one is; that of sigmoid has no meaning at -128.
    #expect(far > 0 || operation == .sigmoidGradient)
    #expect(near > 0)
  }

  /// What is allowed where terms cancel is not allowed elsewhere.
  @Test func smallAnswersCountWhereNothingCancels() {
    let wrong = Replacing(.siluGradient) { x, answer in x < -20 ? -0.0 : answer }
    let check = ExhaustiveCheck(
      operation: .siluGradient, kernels: [wrong], patterns: 0xc1f0_0000...0xc1f0_ffff)
    #expect(check.run { _ in }.mismatches.count == 1)
    let right = ExhaustiveCheck(
      operation: .siluGradient,
      kernels: KernelCatalog.all.filter {
        $0.identity.operation == .siluGradient && $0.identity.availability == .available
          && $0.identity.threading == .none && $0.identity.elementType == .float32
      }, patterns: 0xbfa0_0000...0xbfa7_ffff)
    #expect(right.run { _ in }.mismatches == [])
  }

  /// What is computed in single precision is far off in double precision, also where terms cancel.
  @Test(arguments: [KernelOperation.siluGradient, .geluGradient, .geluErfGradient])
  func doublePrecisionIsHeldToItsOwnUnits(operation: KernelOperation) throws {
    let definition = operation.definition
    let root = operation == .siluGradient ? -1.28 : -0.75
    let exact = try #require(KernelCatalog.exactFunction(of: operation, on: .float64))
    let wanted = exact(root, 1, 0).rounded
    let found = Double(Float(wanted))
    let scale = definition.distanceScale(first: root, second: 1)
    #expect(scale == 1)
    let bits = ElementBits(
      .float64, x: root.bitPattern, dy: Double(1).bitPattern, expected: wanted.bitPattern,
      found: found.bitPattern)
    #expect(!definition.agreement(on: .float64).accepts(bits, exact: wanted, scale: scale))
    #expect(wanted != found)
  }

  @Test func exactOperationsHaveNoError() {
    let kernels = [KernelCatalog.reference(for: .relu)]
    let check = ExhaustiveCheck(operation: .relu, kernels: kernels, patterns: 0...0xffff)
    #expect(check.run { _ in }.largestError == nil)
  }
}

extension Agreement {
  /// Whether an answer of single precision is near enough to the reference's.
  func accepts(_ found: Float, for expected: Float, scale: Double = 0) -> Bool {
    accepts(
      ElementBits(x: 0, dy: 0, expected: expected.bitPattern, found: found.bitPattern),
      scale: scale)
  }
}

extension Float {
  /// The distance between neighbouring numbers in the binade of this one.
  var ulpOfBinade: Float { Float(ElementType.float32.format.ulp(Double(self))) }
}
