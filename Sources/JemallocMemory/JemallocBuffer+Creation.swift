// The ways to make a buffer: zeroed, filled, copied, written by a closure, or left as found.

extension JemallocBuffer {
  /// Makes a buffer whose bytes are all zero, which must be a valid `Element`, as for every number.
  ///
  /// Large buffers come from pages that the system has zeroed and that are not touched here: the
  /// first write to each pays for its page. Throws `AllocationError`.
  @inlinable
  public init(
    zeroed count: Int, at placement: JemallocPlacement = JemallocPlacement()
  ) throws(AllocationError) {
    try self.init(allocating: count, zeroed: true, at: placement)
  }

  /// Makes a buffer of `count` times `value`, every page of it written.
  ///
  /// Throws `AllocationError`.
  @inlinable
  public init(
    repeating value: Element, count: Int, at placement: JemallocPlacement = JemallocPlacement()
  ) throws(AllocationError) {
    try self.init(allocating: count, zeroed: false, at: placement)
    baseAddress.initialize(repeating: value, count: count)
  }

  /// Makes a buffer with the elements of `source`.
  ///
  /// Throws `AllocationError`.
  @inlinable
  public init(
    copying source: Span<Element>, at placement: JemallocPlacement = JemallocPlacement()
  ) throws(AllocationError) {
    try self.init(allocating: source.count, zeroed: false, at: placement)
    source.withUnsafeBufferPointer { elements in
      if let start = elements.baseAddress {
        baseAddress.initialize(from: start, count: elements.count)
      }
    }
  }

  /// Makes a buffer whose element at each index is what `element` returns for it.
  ///
  /// Called once for each index, in order. Throws `AllocationError`, before the first call.
  @inlinable
  public init(
    count: Int, at placement: JemallocPlacement = JemallocPlacement(),
    element: (_ index: Int) -> Element
  ) throws(AllocationError) {
    try self.init(allocating: count, zeroed: false, at: placement)
    for index in 0..<count {
      (baseAddress + index).initialize(to: element(index))
    }
  }

  /// Makes a buffer that holds whatever was in its memory before.
  ///
  /// Only for code that writes every element before any is read, as an output of a kernel that is
  /// allocated inside the timed region: reading first is undefined. Throws `AllocationError`.
  @unsafe @inlinable
  public init(
    unsafeUninitialized count: Int, at placement: JemallocPlacement = JemallocPlacement()
  ) throws(AllocationError) {
    try self.init(allocating: count, zeroed: false, at: placement)
  }
}
