// Written by scripts/make-kernel-entries.

import KernelInterface

extension Copy {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(SIMD8Loop.strategy) { SIMD8Loop.run(Copy.self, $0, $1, $2, $3, $4) }
    visit(SIMD16Loop.strategy) { SIMD16Loop.run(Copy.self, $0, $1, $2, $3, $4) }
    visit(UnrolledSIMD8Loop.strategy) { UnrolledSIMD8Loop.run(Copy.self, $0, $1, $2, $3, $4) }
    visit(StreamingLoop.strategy) { StreamingLoop.run(Copy.self, $0, $1, $2, $3, $4) }
    visit(UnprefetchedStreamingLoop.strategy) {
      UnprefetchedStreamingLoop.run(Copy.self, $0, $1, $2, $3, $4)
    }
  }
}
