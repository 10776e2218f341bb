// Written by scripts/make-kernel-entries.

import KernelInterface

extension SiLUGradient {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(ReferenceLoop.strategy) { ReferenceLoop.run(SiLUGradient.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchlessLoop.strategy) {
      ScalarBranchlessLoop.run(SiLUGradient.self, $0, $1, $2, $3, $4)
    }
  }
}
