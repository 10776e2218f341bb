// Written by scripts/make-kernel-entries.

import KernelInterface

extension GELUErf {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(.float32, ReferenceLoop.strategy(for: .float32)) {
      ReferenceLoop.run(GELUErf.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float32, ScalarBranchlessLoop.strategy(for: .float32)) {
      ScalarBranchlessLoop.run(GELUErf.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float64, ReferenceLoop.strategy(for: .float64)) {
      ReferenceLoop.run(GELUErf.self, Float64Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float64, ScalarBranchlessLoop.strategy(for: .float64)) {
      ScalarBranchlessLoop.run(GELUErf.self, Float64Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float16, ReferenceLoop.strategy(for: .float16)) {
      ReferenceLoop.run(GELUErf.self, Float16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float16, ScalarBranchlessLoop.strategy(for: .float16)) {
      ScalarBranchlessLoop.run(GELUErf.self, Float16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.bfloat16, ReferenceLoop.strategy(for: .bfloat16)) {
      ReferenceLoop.run(GELUErf.self, BFloat16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.bfloat16, ScalarBranchlessLoop.strategy(for: .bfloat16)) {
      ScalarBranchlessLoop.run(GELUErf.self, BFloat16Elements.self, $0, $1, $2, $3, $4)
    }
  }
}
