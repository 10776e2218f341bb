// Written by scripts/make-kernel-entries.

public import KernelInterface

/// Hands over each loop of this module in turn.
///
/// Calls instead of an array: building an array instantiates generic metadata through helpers that
/// are weak symbols of the same name in every module, and the linker would keep one of them,
/// compiled for whichever instruction set it came from.
public func forEachLoop(_ visit: KernelVisitor) {
  ReLU.visitLoops { visit(.relu, $0, $1) }
  ReLUGradient.visitLoops { visit(.reluGradient, $0, $1) }
  LeakyReLU.visitLoops { visit(.leakyReLU, $0, $1) }
  LeakyReLUGradient.visitLoops { visit(.leakyReLUGradient, $0, $1) }
  ReLU6.visitLoops { visit(.relu6, $0, $1) }
  ReLU6Gradient.visitLoops { visit(.relu6Gradient, $0, $1) }
  AddReLU.visitLoops { visit(.addReLU, $0, $1) }
  Sigmoid.visitLoops { visit(.sigmoid, $0, $1) }
  SigmoidGradient.visitLoops { visit(.sigmoidGradient, $0, $1) }
  Tanh.visitLoops { visit(.tanh, $0, $1) }
  TanhGradient.visitLoops { visit(.tanhGradient, $0, $1) }
  SiLU.visitLoops { visit(.silu, $0, $1) }
  SiLUGradient.visitLoops { visit(.siluGradient, $0, $1) }
  ELU.visitLoops { visit(.elu, $0, $1) }
  ELUGradient.visitLoops { visit(.eluGradient, $0, $1) }
}

/// Hands over the exact function of each operation that has one, in turn.
public func forEachExactFunction(_ visit: ExactFunctionVisitor) {
  visit(.sigmoid) { Sigmoid.exact($0, $1, $2) }
  visit(.sigmoidGradient) { SigmoidGradient.exact($0, $1, $2) }
  visit(.tanh) { Tanh.exact($0, $1, $2) }
  visit(.tanhGradient) { TanhGradient.exact($0, $1, $2) }
  visit(.silu) { SiLU.exact($0, $1, $2) }
  visit(.siluGradient) { SiLUGradient.exact($0, $1, $2) }
  visit(.elu) { ELU.exact($0, $1, $2) }
  visit(.eluGradient) { ELUGradient.exact($0, $1, $2) }
}
