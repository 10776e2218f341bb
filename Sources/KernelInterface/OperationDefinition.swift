// What an operation is: all that lists, buffers, ceilings and checks derive from.

/// The properties of an operation.
public struct OperationDefinition: Sendable, Hashable {
  /// The formula, for people: `x < 0 ? 0 : x`.
  public let formula: String
  /// What it reads, in the order of a kernel's arguments; one array or two.
  ///
  /// In place the output is the last one's buffer.
  public let inputs: [OperationInput]
  /// The number it depends on besides; nil for none.
  public let parameter: OperationParameter?
  /// Between which numbers the first input lies where it is an activation's answer; nil for any number.
  ///
  /// For others nothing is promised but that the call returns.
  public let domain: ClosedRange<Double>?
  /// Between which first inputs the terms of the answer cancel, so that a distance is allowed besides; nil for
  /// none.
  public let cancellation: ClosedRange<Double>?
  /// How far a kernel's answer may be from the exact one in single precision.
  public let agreement: Agreement
  /// The bound in units of double precision, whose longer polynomials round more often; nil for that of ``agreement``.
  public let doubleULPs: Double?
  /// What becomes of numbers that it is applied to in place again and again.
  public let repetition: Repetition
  /// What it has to compute.
  public let arithmetic: Arithmetic

  /// What repeated work in place makes of its numbers.
  public enum Repetition: Sendable, Hashable {
    /// They stay in the range they were in: each iteration has the work of the first.
    case lasting
    /// They shrink, at last to subnormal numbers, with which some CPUs are slow.
    case shrinking
  }

  /// How much there is to compute, by which a vector's width is chosen where nothing was measured.
  public enum Arithmetic: Sendable, Hashable {
    /// A comparison and a choice: the memory is the limit everywhere.
    case choice
    /// An addition or a multiplication besides.
    case product
    /// A polynomial or a division: in the caches the arithmetic is the limit.
    case series
  }

  init(
    formula: String, inputs: [OperationInput] = [.x], parameter: OperationParameter? = nil,
    domain: ClosedRange<Double>? = nil, cancellation: ClosedRange<Double>? = nil,
    agreement: Agreement = .bits, doubleULPs: Double? = nil,
    repetition: Repetition = .lasting,
    arithmetic: Arithmetic = .choice
  ) {
    self.formula = formula
    self.inputs = inputs
    self.parameter = parameter
    self.domain = domain
    self.cancellation = cancellation
    self.agreement = agreement
    self.doubleULPs = doubleULPs
    self.repetition = repetition
    self.arithmetic = arithmetic
  }
}

/// An array that an operation reads.
public enum OperationInput: String, Sendable, Hashable {
  /// What the activation is of.
  case x
  /// What the activation answered, as training keeps it.
  case y
  /// The gradient with respect to the output.
  case upstream
  /// What is added to x.
  case addend
}

/// A number that an operation depends on besides its arrays.
public enum OperationParameter: String, Sendable, Hashable {
  /// Of negative elements.
  case slope
  /// What elements far below 0 approach, less its sign; from 0 on where gradients are taken from answers, and
  /// the same in both.
  case alpha

  /// The number where nobody asks for another.
  ///
  /// Source of the slope: Maas, Hannun, Ng, "Rectifier nonlinearities improve neural network acoustic
  /// models", ICML 2013. Of alpha: Clevert, Unterthiner, Hochreiter, "Fast and accurate deep network learning by
  /// exponential linear units (ELUs)", ICLR 2016.
  public var standard: Double {
    switch self {
    case .slope: 0.01
    case .alpha: 1
    }
  }
}

/// The slope of leaky ReLU where nobody asks for another.
public let defaultSlope: Float = 0.01

/// The same for elements of any type: rounded to theirs.
public let standardSlope = 0.01
