// Written by scripts/make-kernel-entries.

import ReLUKernels

extension CallForm {
  static func pointers(_ operation: KernelOperation, _ elementType: ElementType) -> KernelBody {
    switch elementType {
    case .float32: pointersFloat32(operation)
    case .float64: pointersFloat64(operation)
    case .float16: pointersFloat16(operation)
    case .bfloat16: pointersBFloat16(operation)
    }
  }
}
