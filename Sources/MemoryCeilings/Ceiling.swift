// The kinds of memory ceiling: what each moves, and which kernels it limits.

import CMemoryCeilings

/// A way to move memory and do nothing else.
///
/// Speed is counted in bytes that the program reads and writes, as by STREAM and likwid-bench.
public enum Ceiling: String, CaseIterable, Sendable, Hashable {
  /// Reads every input and stores to the output: STREAM's Copy, or Add where there are two inputs;
  /// likwid's `copy`.
  case copy
  /// The same, stored past the caches: likwid's `copy_mem`.
  case copyStreaming = "copy-streaming"
  /// The C library's `memcpy` of x, whatever it does inside.
  case memcpy
  /// Reads every input: likwid's `load`.
  case read
  /// Stores to the output: likwid's `store`.
  case fill
  /// Reads and stores in place: likwid's `update`. With two inputs it also reads x.
  case update
}

extension Ceiling {
  /// Arrays it reads an element of, for each element.
  public func arraysRead(inputs: Int) -> Int {
    switch self {
    case .copy, .copyStreaming, .read, .update: inputs
    case .memcpy: 1
    case .fill: 0
    }
  }

  /// Arrays it writes an element of, for each element.
  public var arraysWritten: Int { self == .read ? 0 : 1 }

  /// Arrays of lines that cross the bus although nobody asked for them: a plain store reads a line
  /// before it changes it (read-for-ownership), unless it was read anyway.
  ///
  /// nil where only the C library knows how it stores.
  public var arraysOwned: Int? {
    switch self {
    case .copy, .fill: 1
    case .copyStreaming, .read, .update: 0
    case .memcpy: nil
    }
  }

  /// Whether a kernel with so many inputs moves memory as this does, so that it cannot be faster.
  ///
  /// `memcpy` moves two streams and says nothing of a kernel with three. What only reads or only
  /// writes can be faster than any kernel, and is measured to show that.
  public func limits(inputs: Int, inPlace: Bool) -> Bool {
    switch self {
    case .copy, .copyStreaming: !inPlace
    case .memcpy: !inPlace && inputs == 1
    case .update: inPlace
    case .read, .fill: false
    }
  }

  /// Whether it can be measured where the output is an input: a copy has nowhere to go.
  public var worksInPlace: Bool {
    switch self {
    case .copy, .copyStreaming, .memcpy: false
    case .read, .fill, .update: true
    }
  }

  var number: Int32 {
    switch self {
    case .copy: Int32(CMC_COPY)
    case .copyStreaming: Int32(CMC_COPY_STREAMING)
    case .memcpy: Int32(CMC_MEMCPY)
    case .read: Int32(CMC_READ)
    case .fill: Int32(CMC_FILL)
    case .update: Int32(CMC_UPDATE)
    }
  }
}
