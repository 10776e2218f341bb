// Written by scripts/make-kernel-entries.

import ReLUKernels

extension CallForm {
  static func spans(_ operation: KernelOperation, _ elementType: ElementType) -> KernelBody {
    switch elementType {
    case .float32: spansFloat32(operation)
    case .float64: spansFloat64(operation)
    case .float16: spansFloat16(operation)
    case .bfloat16: spansBFloat16(operation)
    }
  }
}
