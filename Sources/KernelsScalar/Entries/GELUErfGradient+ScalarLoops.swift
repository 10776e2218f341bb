// Written by scripts/make-kernel-entries.

import KernelInterface

extension GELUErfGradient {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(.float32, ReferenceLoop.strategy(for: .float32)) {
      ReferenceLoop.run(GELUErfGradient.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float32, ScalarBranchlessLoop.strategy(for: .float32)) {
      ScalarBranchlessLoop.run(GELUErfGradient.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float64, ReferenceLoop.strategy(for: .float64)) {
      ReferenceLoop.run(GELUErfGradient.self, Float64Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float64, ScalarBranchlessLoop.strategy(for: .float64)) {
      ScalarBranchlessLoop.run(GELUErfGradient.self, Float64Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float16, ReferenceLoop.strategy(for: .float16)) {
      ReferenceLoop.run(GELUErfGradient.self, Float16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float16, ScalarBranchlessLoop.strategy(for: .float16)) {
      ScalarBranchlessLoop.run(GELUErfGradient.self, Float16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.bfloat16, ReferenceLoop.strategy(for: .bfloat16)) {
      ReferenceLoop.run(GELUErfGradient.self, BFloat16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.bfloat16, ScalarBranchlessLoop.strategy(for: .bfloat16)) {
      ScalarBranchlessLoop.run(GELUErfGradient.self, BFloat16Elements.self, $0, $1, $2, $3, $4)
    }
  }
}
