// Written by scripts/make-kernel-entries.

import ReLUKernels

extension CallForm {
  static func spansReadSoon(_ operation: KernelOperation, _ elementType: ElementType) -> KernelBody
  {
    switch elementType {
    case .float32: spansReadSoonFloat32(operation)
    case .float64: spansReadSoonFloat64(operation)
    case .float16: spansReadSoonFloat16(operation)
    case .bfloat16: spansReadSoonBFloat16(operation)
    }
  }
}
