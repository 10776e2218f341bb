// Written by scripts/make-kernel-entries.

import KernelInterface

extension LeakyReLUGradient {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(AutovectorizedLoop.strategy) {
      AutovectorizedLoop.run(LeakyReLUGradient.self, $0, $1, $2, $3, $4)
    }
    visit(SIMD8Loop.strategy) { SIMD8Loop.run(LeakyReLUGradient.self, $0, $1, $2, $3, $4) }
    visit(SIMD16Loop.strategy) { SIMD16Loop.run(LeakyReLUGradient.self, $0, $1, $2, $3, $4) }
    visit(UnrolledSIMD8Loop.strategy) {
      UnrolledSIMD8Loop.run(LeakyReLUGradient.self, $0, $1, $2, $3, $4)
    }
    visit(StreamingLoop.strategy) { StreamingLoop.run(LeakyReLUGradient.self, $0, $1, $2, $3, $4) }
    visit(UnprefetchedStreamingLoop.strategy) {
      UnprefetchedStreamingLoop.run(LeakyReLUGradient.self, $0, $1, $2, $3, $4)
    }
  }
}
