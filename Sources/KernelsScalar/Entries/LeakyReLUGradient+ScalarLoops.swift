// Written by scripts/make-kernel-entries.

import KernelInterface

extension LeakyReLUGradient {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(ReferenceLoop.strategy) { ReferenceLoop.run(LeakyReLUGradient.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchLoop.strategy) {
      ScalarBranchLoop.run(LeakyReLUGradient.self, $0, $1, $2, $3, $4)
    }
    visit(ScalarBranchlessLoop.strategy) {
      ScalarBranchlessLoop.run(LeakyReLUGradient.self, $0, $1, $2, $3, $4)
    }
  }
}
