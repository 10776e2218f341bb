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

/// Hands over each loop without arithmetic, of one input or of two.
public func forEachCopyLoop(inputs: Int, _ visit: LoopVisitor) {
  if inputs == 1 { Copy.visitLoops(visit) } else { CopyOfBoth.visitLoops(visit) }
}
