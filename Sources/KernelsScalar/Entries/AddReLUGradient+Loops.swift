// Written by scripts/make-kernel-entries.

import KernelInterface

extension AddReLUGradient {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(ReferenceLoop.strategy) { ReferenceLoop.run(AddReLUGradient.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchLoop.strategy) {
      ScalarBranchLoop.run(AddReLUGradient.self, $0, $1, $2, $3, $4)
    }
    visit(ScalarBranchlessLoop.strategy) {
      ScalarBranchlessLoop.run(AddReLUGradient.self, $0, $1, $2, $3, $4)
    }
  }
}
