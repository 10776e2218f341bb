// Written by scripts/make-kernel-entries.

import KernelInterface

extension Sigmoid {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(ReferenceLoop.strategy) { ReferenceLoop.run(Sigmoid.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchlessLoop.strategy) {
      ScalarBranchlessLoop.run(Sigmoid.self, $0, $1, $2, $3, $4)
    }
  }
}
