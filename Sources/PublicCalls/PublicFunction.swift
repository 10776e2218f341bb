// The public functions of the library as kernels, so that they can be measured as they are called.

public import ReLUKernels

/// A public function, called from a module that is not the library's.
///
/// The client package under `Tests` compiles these files as well, so that the calls are measured from
/// another package, too.
public struct PublicFunction: DirectKernel, ConfigurableKernel, ProcessWideKernel, ThreadedKernel,
  ChoosingKernel
{
  /// `relu/auto`, `relu/call`, `relu/call-pointers`.
  public let identity: KernelIdentity
  private let form: CallForm
  /// The most threads that a call may use.
  private let threads: Int
  /// Whether calls are in place; nil where each is looked at.
  private let inPlace: Bool?
  /// When the outputs of calls are read.
  private let use: OutputUse

  /// The function of an operation.
  ///
  /// - Parameters:
  ///   - operation: What it computes.
  ///   - elementType: Of which elements.
  ///   - form: How it takes its arrays.
  ///   - variant: The name in tables.
  public init(
    _ operation: KernelOperation, on elementType: ElementType = .float32, _ form: CallForm,
    variant: String
  ) {
    self.init(
      KernelIdentity(
        operation: operation, variant: variant, instructionSet: .bestAvailable,
        choosesInstructionSet: true, threading: .own, isPublicFunction: true,
        elementType: elementType,
        summary: "The library's public function, which chooses instruction set, width, streaming "
          + "and threads; called on \(form.arrays).",
        supportsInPlace: true),
      form, threads: availableCores, inPlace: nil, use: .later)
  }

  private init(
    _ identity: KernelIdentity, _ form: CallForm, threads: Int, inPlace: Bool?, use: OutputUse
  ) {
    self.identity = identity
    self.form = form
    self.threads = threads
    self.inPlace = inPlace
    self.use = use
  }

  /// The variant under which the functions stand in every table.
  public static let variant = "auto"

  /// The functions as every suite has them.
  public static let all = KernelOperation.allCases.flatMap { operation in
    ElementType.allCases.map { PublicFunction(operation, on: $0, .spans, variant: variant) }
  }

  /// The functions in both forms, for the suite that asks what a call costs.
  public static let calls = KernelOperation.allCases.flatMap { operation in
    CallForm.allCases.map { PublicFunction(operation, $0, variant: $0.rawValue) }
  }

  /// The same function for calls on as many threads, in place or not.
  public func configured(for call: CallShape) -> any Kernel {
    PublicFunction(
      identity, form, threads: call.threads, inPlace: call.inPlace, use: call.use)
  }

  /// Sets the limit of threads, which holds for every public function of the process.
  public func takeTurn() {
    if FrontDoor.threadLimit != threads { FrontDoor.threadLimit = threads }
  }

  /// Has the threads of the library awake, as many as may work.
  public func wake() {
    takeTurn()
    FrontDoor.wake()
  }

  /// How many of the library's threads a call has at once.
  public func threadsAtHand() -> Int? {
    takeTurn()
    return FrontDoor.threadsAtHand()
  }

  /// The threads of the library that the choice for so many elements works on.
  public func eachThread(ofCallsOn count: Int) -> EachThread? {
    FrontDoor.eachThread(choice(for: count, inPlace: inPlace ?? false, outputOffset: 0).threads)
  }

  /// What runs on `count` elements, by where the output begins.
  public func choice(for count: Int, inPlace: Bool, outputOffset: Int) -> AutoChoice {
    FrontDoor.choice(
      identity.operation, on: identity.elementType, inPlace: inPlace, use: use, count: count,
      outputOffset: outputOffset,
      threadLimit: threads)
  }

  /// Calls the function once.
  ///
  /// - Returns: The count of elements.
  public func compute(_ operands: KernelOperands) -> Int {
    takeTurn()
    body(operands.x, operands.dy, operands.output, operands.count, operands.parameter)
    return operands.count
  }

  /// The call as a function.
  public var body: KernelBody {
    let (operation, type) = (identity.operation, identity.elementType)
    guard let inPlace else {
      let (out, within) = (
        form.body(of: operation, on: type, inPlace: false, use: use),
        form.body(of: operation, on: type, inPlace: true, use: use)
      )
      return { x, dy, output, count, parameter in
        // With one input dy is x.
        (KernelInput(output) == dy ? within : out)(x, dy, output, count, parameter)
      }
    }
    return form.body(of: operation, on: type, inPlace: inPlace, use: use)
  }
}
