// Addresses of kernels as arrays of `Float`, which most tests have.

extension UnsafeRawPointer {
  subscript(index: Int) -> Float { assumingMemoryBound(to: Float.self)[index] }
}

extension UnsafeMutableRawPointer {
  subscript(index: Int) -> Float {
    get { assumingMemoryBound(to: Float.self)[index] }
    nonmutating set { assumingMemoryBound(to: Float.self)[index] = newValue }
  }
}
