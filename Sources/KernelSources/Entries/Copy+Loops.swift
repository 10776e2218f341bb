// Written by scripts/make-kernel-entries.

import KernelInterface

extension Copy {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(.float32, HalfLineLoop.strategy(for: .float32)) {
      HalfLineLoop.run(Copy.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float32, LineLoop.strategy(for: .float32)) {
      LineLoop.run(Copy.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float32, UnrolledLoop.strategy(for: .float32)) {
      UnrolledLoop.run(Copy.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float32, StreamingLoop.strategy(for: .float32)) {
      StreamingLoop.run(Copy.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float32, UnprefetchedStreamingLoop.strategy(for: .float32)) {
      UnprefetchedStreamingLoop.run(Copy.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
  }
}
