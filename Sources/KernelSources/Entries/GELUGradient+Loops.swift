// Written by scripts/make-kernel-entries.

import KernelInterface

extension GELUGradient {
  static func visitLoops(_ visit: LoopVisitor) {
    visit(.float32, AutovectorizedLoop.strategy(for: .float32)) {
      AutovectorizedLoop.run(GELUGradient.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float32, HalfLineLoop.strategy(for: .float32)) {
      HalfLineLoop.run(GELUGradient.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float32, LineLoop.strategy(for: .float32)) {
      LineLoop.run(GELUGradient.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float32, UnrolledLoop.strategy(for: .float32)) {
      UnrolledLoop.run(GELUGradient.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float32, StreamingLoop.strategy(for: .float32)) {
      StreamingLoop.run(GELUGradient.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float32, UnprefetchedStreamingLoop.strategy(for: .float32)) {
      UnprefetchedStreamingLoop.run(GELUGradient.self, Float32Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float64, AutovectorizedLoop.strategy(for: .float64)) {
      AutovectorizedLoop.run(GELUGradient.self, Float64Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float64, HalfLineLoop.strategy(for: .float64)) {
      HalfLineLoop.run(GELUGradient.self, Float64Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float64, LineLoop.strategy(for: .float64)) {
      LineLoop.run(GELUGradient.self, Float64Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float64, UnrolledLoop.strategy(for: .float64)) {
      UnrolledLoop.run(GELUGradient.self, Float64Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float64, StreamingLoop.strategy(for: .float64)) {
      StreamingLoop.run(GELUGradient.self, Float64Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float64, UnprefetchedStreamingLoop.strategy(for: .float64)) {
      UnprefetchedStreamingLoop.run(GELUGradient.self, Float64Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float16, AutovectorizedLoop.strategy(for: .float16)) {
      AutovectorizedLoop.run(GELUGradient.self, Float16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float16, HalfLineLoop.strategy(for: .float16)) {
      HalfLineLoop.run(GELUGradient.self, Float16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float16, LineLoop.strategy(for: .float16)) {
      LineLoop.run(GELUGradient.self, Float16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float16, UnrolledLoop.strategy(for: .float16)) {
      UnrolledLoop.run(GELUGradient.self, Float16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float16, StreamingLoop.strategy(for: .float16)) {
      StreamingLoop.run(GELUGradient.self, Float16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.float16, UnprefetchedStreamingLoop.strategy(for: .float16)) {
      UnprefetchedStreamingLoop.run(GELUGradient.self, Float16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.bfloat16, AutovectorizedLoop.strategy(for: .bfloat16)) {
      AutovectorizedLoop.run(GELUGradient.self, BFloat16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.bfloat16, HalfLineLoop.strategy(for: .bfloat16)) {
      HalfLineLoop.run(GELUGradient.self, BFloat16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.bfloat16, LineLoop.strategy(for: .bfloat16)) {
      LineLoop.run(GELUGradient.self, BFloat16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.bfloat16, UnrolledLoop.strategy(for: .bfloat16)) {
      UnrolledLoop.run(GELUGradient.self, BFloat16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.bfloat16, StreamingLoop.strategy(for: .bfloat16)) {
      StreamingLoop.run(GELUGradient.self, BFloat16Elements.self, $0, $1, $2, $3, $4)
    }
    visit(.bfloat16, UnprefetchedStreamingLoop.strategy(for: .bfloat16)) {
      UnprefetchedStreamingLoop.run(GELUGradient.self, BFloat16Elements.self, $0, $1, $2, $3, $4)
    }
  }
}
