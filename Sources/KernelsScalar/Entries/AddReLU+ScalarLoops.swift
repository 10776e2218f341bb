// Written by scripts/make-kernel-entries.

import KernelInterface

extension AddReLU {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(ReferenceLoop.strategy) { ReferenceLoop.run(AddReLU.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchLoop.strategy) { ScalarBranchLoop.run(AddReLU.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchlessLoop.strategy) {
      ScalarBranchlessLoop.run(AddReLU.self, $0, $1, $2, $3, $4)
    }
  }
}
