// Written by scripts/make-kernel-entries.

import KernelInterface

extension SigmoidGradient {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(ReferenceLoop.strategy) { ReferenceLoop.run(SigmoidGradient.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchlessLoop.strategy) {
      ScalarBranchlessLoop.run(SigmoidGradient.self, $0, $1, $2, $3, $4)
    }
  }
}
