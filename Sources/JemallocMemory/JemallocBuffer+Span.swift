// Safe views of a buffer: the compiler keeps the buffer alive and writers alone.

extension JemallocBuffer {
  /// All elements, to read.
  ///
  /// The buffer cannot be written or freed while the span is in use.
  @inlinable public var span: Span<Element> {
    @_lifetime(borrow self)
    borrowing get {
      let elements = UnsafeBufferPointer(start: baseAddress, count: count)
      return _overrideLifetime(elements.span, borrowing: self)
    }
  }

  /// All elements, to read and write.
  ///
  /// Nobody else can reach the buffer while the span is in use.
  @inlinable public var mutableSpan: MutableSpan<Element> {
    @_lifetime(&self)
    mutating get {
      let elements = UnsafeMutableBufferPointer(start: baseAddress, count: count)
      return _overrideLifetime(elements.mutableSpan, mutating: &self)
    }
  }
}
