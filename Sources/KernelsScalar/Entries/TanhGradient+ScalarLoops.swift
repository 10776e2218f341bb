// Written by scripts/make-kernel-entries.

import KernelInterface

extension TanhGradient {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(ReferenceLoop.strategy) { ReferenceLoop.run(TanhGradient.self, $0, $1, $2, $3, $4) }
    visit(ScalarBranchlessLoop.strategy) {
      ScalarBranchlessLoop.run(TanhGradient.self, $0, $1, $2, $3, $4)
    }
  }
}
