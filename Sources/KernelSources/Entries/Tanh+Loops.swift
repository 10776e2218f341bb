// Written by scripts/make-kernel-entries.

import KernelInterface

extension Tanh {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(AutovectorizedLoop.strategy) { AutovectorizedLoop.run(Tanh.self, $0, $1, $2, $3, $4) }
    visit(SIMD8Loop.strategy) { SIMD8Loop.run(Tanh.self, $0, $1, $2, $3, $4) }
    visit(SIMD16Loop.strategy) { SIMD16Loop.run(Tanh.self, $0, $1, $2, $3, $4) }
    visit(UnrolledSIMD8Loop.strategy) { UnrolledSIMD8Loop.run(Tanh.self, $0, $1, $2, $3, $4) }
    visit(StreamingLoop.strategy) { StreamingLoop.run(Tanh.self, $0, $1, $2, $3, $4) }
    visit(UnprefetchedStreamingLoop.strategy) {
      UnprefetchedStreamingLoop.run(Tanh.self, $0, $1, $2, $3, $4)
    }
  }
}
