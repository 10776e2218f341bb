// Written by scripts/make-kernel-entries.

import KernelInterface

extension SiLU {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(ReferenceLoop.strategy) { ReferenceLoop.run(SiLU.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchlessLoop.strategy) { ScalarBranchlessLoop.run(SiLU.self, $0, $1, $2, $3, $4) }
  }
}
