// Written by scripts/make-kernel-entries.

import ReLUKernels

extension CallForm {
  static func pointersInPlace(_ operation: KernelOperation, _ elementType: ElementType)
    -> KernelBody
  {
    switch elementType {
    case .float32: pointersInPlaceFloat32(operation)
    case .float64: pointersInPlaceFloat64(operation)
    case .float16: pointersInPlaceFloat16(operation)
    case .bfloat16: pointersInPlaceBFloat16(operation)
    }
  }
}
