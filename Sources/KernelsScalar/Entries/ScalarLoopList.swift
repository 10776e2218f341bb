// Written by scripts/make-kernel-entries.

public import KernelInterface

/// Hands over each loop of this module in turn.
///
/// Calls instead of an array: building an array instantiates generic metadata through helpers that
/// are weak symbols of the same name in every module, and the linker would keep one of them,
/// compiled for whichever instruction set it came from.
public func forEachLoop(_ visit: KernelVisitor) {
  ReLU.visitLoops { visit(.relu, $0, $1, $2) }
  ReLUGradient.visitLoops { visit(.reluGradient, $0, $1, $2) }
  LeakyReLU.visitLoops { visit(.leakyReLU, $0, $1, $2) }
  LeakyReLUGradient.visitLoops { visit(.leakyReLUGradient, $0, $1, $2) }
  ReLU6.visitLoops { visit(.relu6, $0, $1, $2) }
  ReLU6Gradient.visitLoops { visit(.relu6Gradient, $0, $1, $2) }
  AddReLU.visitLoops { visit(.addReLU, $0, $1, $2) }
  Sigmoid.visitLoops { visit(.sigmoid, $0, $1, $2) }
  SigmoidGradient.visitLoops { visit(.sigmoidGradient, $0, $1, $2) }
  Tanh.visitLoops { visit(.tanh, $0, $1, $2) }
  TanhGradient.visitLoops { visit(.tanhGradient, $0, $1, $2) }
  SiLU.visitLoops { visit(.silu, $0, $1, $2) }
  SiLUGradient.visitLoops { visit(.siluGradient, $0, $1, $2) }
  GELU.visitLoops { visit(.gelu, $0, $1, $2) }
  GELUGradient.visitLoops { visit(.geluGradient, $0, $1, $2) }
  GELUErf.visitLoops { visit(.geluErf, $0, $1, $2) }
  GELUErfGradient.visitLoops { visit(.geluErfGradient, $0, $1, $2) }
  ELU.visitLoops { visit(.elu, $0, $1, $2) }
  ELUGradient.visitLoops { visit(.eluGradient, $0, $1, $2) }
}

/// Hands over the exact function of each operation that has one, in turn.
public func forEachExactFunction(_ visit: ExactFunctionVisitor) {
  visit(.sigmoid, { Sigmoid.exactAnswer($0, $1, $2) }, { Sigmoid.widerAnswer($0, $1, $2) })
  visit(
    .sigmoidGradient, { SigmoidGradient.exactAnswer($0, $1, $2) },
    { SigmoidGradient.widerAnswer($0, $1, $2) })
  visit(.tanh, { Tanh.exactAnswer($0, $1, $2) }, { Tanh.widerAnswer($0, $1, $2) })
  visit(
    .tanhGradient, { TanhGradient.exactAnswer($0, $1, $2) },
    { TanhGradient.widerAnswer($0, $1, $2) })
  visit(.silu, { SiLU.exactAnswer($0, $1, $2) }, { SiLU.widerAnswer($0, $1, $2) })
  visit(
    .siluGradient, { SiLUGradient.exactAnswer($0, $1, $2) },
    { SiLUGradient.widerAnswer($0, $1, $2) })
  visit(.gelu, { GELU.exactAnswer($0, $1, $2) }, { GELU.widerAnswer($0, $1, $2) })
  visit(
    .geluGradient, { GELUGradient.exactAnswer($0, $1, $2) },
    { GELUGradient.widerAnswer($0, $1, $2) })
  visit(.geluErf, { GELUErf.exactAnswer($0, $1, $2) }, { GELUErf.widerAnswer($0, $1, $2) })
  visit(
    .geluErfGradient, { GELUErfGradient.exactAnswer($0, $1, $2) },
    { GELUErfGradient.widerAnswer($0, $1, $2) })
  visit(.elu, { ELU.exactAnswer($0, $1, $2) }, { ELU.widerAnswer($0, $1, $2) })
  visit(
    .eluGradient, { ELUGradient.exactAnswer($0, $1, $2) }, { ELUGradient.widerAnswer($0, $1, $2) })
}
