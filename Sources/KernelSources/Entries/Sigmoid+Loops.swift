// Written by scripts/make-kernel-entries.

import KernelInterface

extension Sigmoid {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(AutovectorizedLoop.strategy) { AutovectorizedLoop.run(Sigmoid.self, $0, $1, $2, $3, $4) }
    visit(SIMD8Loop.strategy) { SIMD8Loop.run(Sigmoid.self, $0, $1, $2, $3, $4) }
    visit(SIMD16Loop.strategy) { SIMD16Loop.run(Sigmoid.self, $0, $1, $2, $3, $4) }
    visit(UnrolledSIMD8Loop.strategy) { UnrolledSIMD8Loop.run(Sigmoid.self, $0, $1, $2, $3, $4) }
    visit(StreamingLoop.strategy) { StreamingLoop.run(Sigmoid.self, $0, $1, $2, $3, $4) }
    visit(UnprefetchedStreamingLoop.strategy) {
      UnprefetchedStreamingLoop.run(Sigmoid.self, $0, $1, $2, $3, $4)
    }
  }
}
