// Every variant compiled per instruction set. A new one is a file in Variants/ and a line here.

public import KernelInterface

/// Hands over each variant of this module in turn.
///
/// Calls instead of an array: building an array instantiates generic metadata through helpers that
/// are weak symbols of the same name in every module, and the linker would keep one of them,
/// compiled for whichever instruction set it came from.
public func forEachVariant(_ visit: (any KernelVariant.Type) -> Void) {
  visit(AutovectorizedVariant.self)
  visit(SIMD8Variant.self)
  visit(SIMD16Variant.self)
  visit(UnrolledSIMD8Variant.self)
  visit(StreamingVariant.self)
  visit(StreamingUnprefetchedVariant.self)
}
