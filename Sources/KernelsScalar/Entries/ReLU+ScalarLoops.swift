// Written by scripts/make-kernel-entries.

import KernelInterface

extension ReLU {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(ReferenceLoop.strategy) { ReferenceLoop.run(ReLU.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchLoop.strategy) { ScalarBranchLoop.run(ReLU.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchlessLoop.strategy) { ScalarBranchlessLoop.run(ReLU.self, $0, $1, $2, $3, $4) }
  }
}
