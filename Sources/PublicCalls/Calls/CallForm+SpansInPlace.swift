// Written by scripts/make-kernel-entries.

import ReLUKernels

extension CallForm {
  static func spansInPlace(_ operation: KernelOperation, _ elementType: ElementType) -> KernelBody {
    switch elementType {
    case .float32: spansInPlaceFloat32(operation)
    case .float64: spansInPlaceFloat64(operation)
    case .float16: spansInPlaceFloat16(operation)
    case .bfloat16: spansInPlaceBFloat16(operation)
    }
  }
}
