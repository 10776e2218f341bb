// A typed buffer on jemalloc with one owner: the memory that kernels are measured on.

/// `count` elements in memory from jemalloc, at the address that was asked for.
///
/// The buffer has one owner and returns its memory exactly once, when the owner goes. Every element
/// is initialised by the time an initializer returns, except by the one that says `unsafe` in its
/// label, so `span` and `mutableSpan` never show memory that nobody wrote. Nothing surrounds the
/// elements: a test that wants guards asks for more elements.
public struct JemallocBuffer<Element: BitwiseCopyable>: ~Copyable {
  /// Number of elements, 0 or more.
  public let count: Int
  @usableFromInline let allocation: JemallocAllocation

  @inlinable
  init(
    allocating count: Int, zeroed: Bool, at placement: JemallocPlacement
  ) throws(AllocationError) {
    self.allocation = try JemallocAllocation(
      count: count, stride: MemoryLayout<Element>.stride,
      elementAlignment: MemoryLayout<Element>.alignment, zeroed: zeroed, at: placement)
    self.count = count
  }
}

extension JemallocBuffer: Sendable where Element: Sendable {}

// MARK: - Address

extension JemallocBuffer {
  /// Bytes of all elements; `reservedBytes` is what they cost.
  @inlinable public var byteCount: Int { count * MemoryLayout<Element>.stride }

  /// Bytes that jemalloc set aside for the buffer: its size class, with offset and rounding.
  ///
  /// It is what the buffer adds to the thread's count of bytes allocated.
  @inlinable public var reservedBytes: Int { allocation.reservedBytes }

  /// Distance of the first element from the last multiple of `modulus` before it, in bytes.
  @inlinable public func address(modulo modulus: Int) -> Int {
    Int(bitPattern: UInt(bitPattern: allocation.address) % UInt(modulus))
  }

  /// The first element's address, for code that takes pointers.
  ///
  /// Never null, not even for a count of 0. Valid for `count` elements while the buffer lives;
  /// nothing keeps it alive or tells readers and writers apart but the caller. Prefer `span`,
  /// `mutableSpan` or `withUnsafeMutableBufferPointer`.
  @unsafe @inlinable public var baseAddress: UnsafeMutablePointer<Element> {
    allocation.address.assumingMemoryBound(to: Element.self)
  }

  /// Calls `body` with all elements as a pointer that is valid until `body` returns.
  @unsafe @inlinable
  public mutating func withUnsafeMutableBufferPointer<Outcome: ~Copyable, Failure: Error>(
    _ body: (UnsafeMutableBufferPointer<Element>) throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome {
    try body(UnsafeMutableBufferPointer(start: baseAddress, count: count))
  }
}
