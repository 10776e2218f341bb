// Written by scripts/make-kernel-entries.

import KernelInterface

extension ELU {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(ReferenceLoop.strategy) { ReferenceLoop.run(ELU.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchlessLoop.strategy) { ScalarBranchlessLoop.run(ELU.self, $0, $1, $2, $3, $4) }
  }
}
