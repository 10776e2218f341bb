// What the reference answered, kept for the next kernel of the operation.

import ReLUKernels
import Synchronization

/// The reference's answers in the cases that were compared last.
///
/// The kernels of an operation go through the same cases, whose inputs follow from the case alone; where the exact answer takes
/// a series in a wider format, most of a comparison's time is the reference's.
final class ReferenceAnswers: Sendable {
  /// The reference that answers.
  struct Source: Hashable {
    let operation: KernelOperation
    let elementType: ElementType
  }

  /// What a case's inputs follow from, with its slope.
  struct Inputs: Hashable {
    let count: Int
    let rotation: Int
  }

  /// As many as tests run side by side.
  private static let most = 4
  private typealias Kept = (source: Source, bytes: [Inputs: [UInt8]])
  /// The one that was added to last comes last.
  private let kept = Mutex<[Kept]>([])

  /// Puts the answers to a case at a place, by the reference where they are not kept.
  func put(
    _ source: Source, _ inputs: Inputs, at place: UnsafeMutableRawBufferPointer,
    reference: () -> Void
  ) {
    let bytes = kept.withLock { kept in
      kept.last { $0.source == source }?.bytes[inputs]
    }
    if let bytes { return place.copyBytes(from: bytes) }
    reference()
    let answers = Array(place)
    kept.withLock { kept in
      let index = kept.firstIndex { $0.source == source }
      var entry: Kept = index.map { kept.remove(at: $0) } ?? (source: source, bytes: [:])
      if kept.count == Self.most { kept.removeFirst() }
      entry.bytes[inputs] = answers
      kept.append(entry)
    }
  }
}
