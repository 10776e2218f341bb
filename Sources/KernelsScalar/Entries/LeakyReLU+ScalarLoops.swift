// Written by scripts/make-kernel-entries.

import KernelInterface

extension LeakyReLU {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(ReferenceLoop.strategy) { ReferenceLoop.run(LeakyReLU.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchLoop.strategy) { ScalarBranchLoop.run(LeakyReLU.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchlessLoop.strategy) {
      ScalarBranchlessLoop.run(LeakyReLU.self, $0, $1, $2, $3, $4)
    }
  }
}
