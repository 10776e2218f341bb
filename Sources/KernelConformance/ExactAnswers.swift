// The exact answers of a block, and how far others are from them.

import ReLUKernels

/// Answers in higher precision than that of a type.
final class ExactAnswers<Bits: PatternBits> {
  private let operation: KernelOperation
  private let elementType: ElementType
  private let function: ExactFunction
  private var answers: [ExactAnswer]
  /// The unit in the last place of each answer; 0 where the answer is no number, or the input is
  /// none that the operation is defined for.
  private var units: [Double]
  /// What each answer may be away from the exact one whatever the units.
  private var distances: [Double]
  private let bound: Double

  /// Whether each of the answers is a number that is to be compared.
  private(set) var areAllNumbers = true

  /// Room for the answers of `capacity` elements.
  init(
    of operation: KernelOperation, on elementType: ElementType, _ function: @escaping ExactFunction,
    capacity: Int
  ) {
    self.operation = operation
    self.elementType = elementType
    self.function = function
    answers = Array(repeating: ExactAnswer(rounded: 0), count: capacity)
    units = Array(repeating: 0, count: capacity)
    distances = Array(repeating: 0, count: capacity)
    if case .ulps(let ulps, _) = operation.definition.agreement(on: elementType) {
      bound = ulps
    } else {
      bound = 0
    }
  }

  /// Computes the answers for a block.
  func prepare(
    _ x: UnsafeMutablePointer<Bits>, _ dy: UnsafeMutablePointer<Bits>, count: Int,
    parameter: Double
  ) {
    let definition = operation.definition
    let format = elementType.format
    let parameter = elementType == .float64 ? parameter : Double(Float(parameter))
    var distance = 0.0
    if case .ulps(_, let allowed) = definition.agreement(on: elementType) { distance = allowed }
    areAllNumbers = true
    for index in 0..<count {
      let first = Bits.number(x[index], format)
      let second = Bits.number(dy[index], format)
      let answer = function(first, second, parameter)
      let isNumber =
        answer.rounded.isFinite && format.isFinite(answer.rounded)
        && definition.domain?.contains(first) ?? true
      answers[index] = isNumber ? answer : ExactAnswer(rounded: 0)
      units[index] = isNumber ? format.ulp(answer.rounded) : 0
      distances[index] =
        definition.cancellation?.contains(first) ?? false
        ? max(
          distance * definition.distanceScale(first: first, second: second)
            + (elementType.isComputedIn ? 0 : units[index] / 2), 0x1p-1000)
        : 0
      areAllNumbers = areAllNumbers && isNumber
    }
  }

  /// Whether an error keeps the contract; one that is no number does not.
  func allows(_ ulps: Double) -> Bool { ulps <= bound }

  /// The largest error in units in the last place, of answers beyond the distance that is always allowed.
  ///
  /// nil where one of the answers is no number and should be.
  func largestError(
    of found: UnsafeMutablePointer<Bits>, count: Int
  ) -> (ulps: Double, index: Int)? {
    var largest = 0.0
    var numbers = true
    for index in 0..<count {
      let error = self.error(of: found[index], at: index)
      numbers = numbers && error == error
      largest = error > largest ? error : largest
    }
    guard numbers else { return nil }
    let place = largest > 0 ? (0..<count).first { error(of: found[$0], at: $0) == largest } : 0
    return (largest, place ?? 0)
  }

  @inline(__always)
  private func error(of found: Bits, at index: Int) -> Double {
    let unit = units[index]
    guard unit > 0 else { return 0 }
    let answer = answers[index]
    let number = Bits.number(found, elementType.format)
    // Both zeros are at one place, and only one of them is right, unless the terms cancel. Of a number that rounds
    // to a zero the sign is known.
    if number == 0, abs(answer.rounded) <= unit / 2 {
      return number.sign == answer.rounded.sign || distances[index] > 0 ? 0 : .infinity
    }
    let away = abs((number - answer.rounded) - answer.rest)
    return away <= distances[index] ? 0 : away / unit
  }
}
