// Written by scripts/make-kernel-entries.

import KernelInterface

extension ReLUGradient {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(ReferenceLoop.strategy) { ReferenceLoop.run(ReLUGradient.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchLoop.strategy) { ScalarBranchLoop.run(ReLUGradient.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchlessLoop.strategy) {
      ScalarBranchlessLoop.run(ReLUGradient.self, $0, $1, $2, $3, $4)
    }
  }
}
