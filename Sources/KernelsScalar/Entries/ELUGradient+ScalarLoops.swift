// Written by scripts/make-kernel-entries.

import KernelInterface

extension ELUGradient {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(ReferenceLoop.strategy) { ReferenceLoop.run(ELUGradient.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchlessLoop.strategy) {
      ScalarBranchlessLoop.run(ELUGradient.self, $0, $1, $2, $3, $4)
    }
  }
}
