// Written by scripts/make-kernel-entries.

import KernelInterface

extension CopyOfBoth {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(.float32, HalfLineLoop.strategy(for: .float32)) {
      HalfLineLoop.run(CopyOfBoth.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float32, LineLoop.strategy(for: .float32)) {
      LineLoop.run(CopyOfBoth.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float32, UnrolledLoop.strategy(for: .float32)) {
      UnrolledLoop.run(CopyOfBoth.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float32, StreamingLoop.strategy(for: .float32)) {
      StreamingLoop.run(CopyOfBoth.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float32, UnprefetchedStreamingLoop.strategy(for: .float32)) {
      UnprefetchedStreamingLoop.run(CopyOfBoth.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
  }
}
