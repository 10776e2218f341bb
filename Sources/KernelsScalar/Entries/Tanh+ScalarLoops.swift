// Written by scripts/make-kernel-entries.

import KernelInterface

extension Tanh {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(ReferenceLoop.strategy) { ReferenceLoop.run(Tanh.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchlessLoop.strategy) { ScalarBranchlessLoop.run(Tanh.self, $0, $1, $2, $3, $4) }
  }
}
